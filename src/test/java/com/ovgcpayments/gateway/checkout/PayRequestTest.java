package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PayRequestTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static Checkout checkout;
    private final String id;

    PayRequestTest() {
        id = checkout.session();
    }

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    @Test
    void nothingInTheAddressDecidesWhereThePayerGoes() {
        String elsewhere = "?return=https://evil.example&success_url=https://evil.example&next=//evil.example";
        Payer payer = checkout.payer(id);
        HttpResponse<Buffer> page = payer.page(elsewhere);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.bodyAsString()).doesNotContain("evil");
        assertThat(page.getHeader("Content-Security-Policy")).doesNotContain("evil");
        assertThat(payer.location(payer.page("/cancel" + elsewhere)))
                .isEqualTo(checkout.shop().cancel());
        String processor = payer.location(post("connector=sandbox&return=https://evil.example", FORM, elsewhere));
        assertThat(processor).doesNotContain("evil");
        payer.choose(processor, "approve");
        assertThat(payer.location(payer.page("/return" + elsewhere)))
                .isEqualTo(checkout.shop().success());
    }

    @Test
    void wayToPayThatIsNotOfferedBeginsNothing() {
        for (String connector : new String[] {"stripe", "SANDBOX", "sandbox%00", "%3Cscript%3E"}) {
            HttpResponse<Buffer> answer = post("connector=" + connector, FORM);
            assertThat(checkout.payer(id).location(answer)).isEqualTo(checkout.page(id));
        }
        assertThat(checkout.attempts(id)).isZero();
    }

    @Test
    void emptyFormLeavesTheChoiceToTheGateway() {
        assertThat(checkout.payer(id).location(post("", FORM))).contains("/pay/sbx_");
        assertThat(checkout.attempts(id)).isEqualTo(1);
    }

    @Test
    void longNameIsNoGateway() {
        HttpResponse<Buffer> answer = post("connector=" + "y".repeat(3 * 1024), FORM);
        assertThat(checkout.payer(id).location(answer)).isEqualTo(checkout.page(id));
        assertThat(checkout.attempts(id)).isZero();
    }

    @Test
    void bodyThatIsNoSuchFormBeginsNothing() {
        assertRefused(post("connector=sandbox&x=" + "y".repeat(9 * 1024), FORM), 413);
        assertRefused(post("a=1&".repeat(300) + "connector=sandbox", FORM), 400);
        assertRefused(post("connector=%zz", FORM), 400);
        assertRefused(post("{\"connector\":\"sandbox\"}", "application/json"), 415);
        assertRefused(post("connector=sandbox", "text/plain"), 415);
        assertThat(checkout.attempts(id)).isZero();
    }

    @Test
    void addressOfTheFormLeadsBackToThePage() {
        HttpResponse<Buffer> answer = checkout.gateway()
                .request(HttpMethod.GET, checkout.page(id) + "/pay", "")
                .send()
                .await();
        assertThat(checkout.payer(id).location(answer)).isEqualTo(checkout.page(id));
        assertThat(checkout.attempts(id)).isZero();
    }

    @Test
    void eleventhAttemptIsRefused() {
        Payer payer = checkout.payer(id);
        for (int i = 0; i < 10; i++) {
            payer.pay("decline");
        }
        for (int i = 0; i < 3; i++) {
            HttpResponse<Buffer> refused = payer.pressPay();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.bodyAsString()).contains("data-state=\"too-many-attempts\"");
        }
        assertThat(checkout.attempts(id)).isEqualTo(10);
    }

    @Test
    void sessionWhoseTimeIsOverTakesNoPayment() {
        checkout.setTimeLeft(id, Duration.ofSeconds(-1));
        Payer payer = checkout.payer(id);
        assertThat(payer.location(payer.pressPay())).isEqualTo(checkout.page(id));
        assertThat(payer.open().statusCode()).isEqualTo(410);
        assertThat(checkout.attempts(id)).isZero();
    }

    private void assertRefused(HttpResponse<Buffer> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.getHeader("Content-Type")).startsWith("text/html");
        assertThat(answer.bodyAsString()).contains("data-state=\"unreadable\"", "href=\"/checkout/" + id + "\"");
    }

    private HttpResponse<Buffer> post(String body, String type) {
        return post(body, type, "");
    }

    private HttpResponse<Buffer> post(String body, String type, String query) {
        return checkout.gateway()
                .request(HttpMethod.POST, checkout.page(id) + "/pay" + query, "")
                .putHeader("Content-Type", type)
                .sendBuffer(Buffer.buffer(body))
                .await();
    }
}
