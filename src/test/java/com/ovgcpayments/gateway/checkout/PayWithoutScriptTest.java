package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PayWithoutScriptTest {
    private static Checkout checkout;

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    @Test
    void payerEndsAtTheShopOnItsOwnOrigin() {
        String id = checkout.session();
        try (Visit visit = Visit.withoutScript()) {
            visit.open(checkout.page(id));
            assertThat(visit.text()).contains("JavaScript is switched off", "Minutes left: 30");
            visit.press("Pay $25.00");
            visit.press("Approve");
            visit.awaitAt(checkout.shop().success());
        }
        assertThat(checkout.attempts(id)).isEqualTo(1);
    }
}
