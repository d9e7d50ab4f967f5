package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway that was started again without the only connector it had. */
class NoProcessorTest {
    private static Checkout checkout;
    private static String fresh;
    private static String open;
    private static String processorPage;

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
        fresh = checkout.session();
        open = checkout.session();
        processorPage = checkout.payer(open).location(checkout.payer(open).pressPay());
        checkout.gateway().restart("connectors.sandbox.enabled=false");
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    @Test
    void payerReadsThatHeCannotPayNow() {
        Payer payer = checkout.payer(fresh);
        for (HttpResponse<Buffer> page : List.of(payer.open(), payer.pressPay())) {
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.bodyAsString()).contains("data-state=\"no-processor\"");
        }
        assertThat(checkout.attempts(fresh)).isZero();
    }

    @Test
    void payerWhosePageIsOpenAtTheProcessorGoesOnThere() {
        Payer payer = checkout.payer(open);
        HttpResponse<Buffer> page = payer.open();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.bodyAsString()).contains("Continue your payment");
        assertThat(page.getHeader("Content-Security-Policy"))
                .contains(processorPage.replaceAll("^(https?://[^/]+).*", "$1"));
        assertThat(payer.location(payer.pressPay())).isEqualTo(processorPage);
    }
}
