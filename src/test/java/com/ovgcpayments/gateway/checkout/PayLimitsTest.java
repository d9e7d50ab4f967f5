package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.Checkout;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.Test;

/** Who tries cards through many sessions is slowed down, and nobody else. */
class PayLimitsTest {
    @Test
    void oneAddressMayNotPressPayAllTheTime() {
        try (Checkout checkout =
                Checkout.start("http.payRate=3", "http.trustedProxies=127.0.0.0/8", "http.payRatePerEmail=1000")) {
            for (int i = 0; i < 3; i++) {
                assertThat(pay(checkout, checkout.session(), "203.0.113.9").statusCode())
                        .isEqualTo(303);
            }
            String session = checkout.session();
            HttpResponse<Buffer> refused = pay(checkout, session, "203.0.113.9");
            assertRefused(refused, session);
            assertThat(checkout.attempts(session)).isZero();
            assertRefused(pay(checkout, session, "198.51.100.1, 203.0.113.9"), session);
            assertThat(pay(checkout, session, "203.0.113.10").statusCode()).isEqualTo(303);
            assertThat(checkout.payer(session).open().statusCode()).isEqualTo(200);

            for (int i = 0; i < 3; i++) {
                assertThat(pay(checkout, checkout.session(), "2001:db8:0:1::" + i)
                                .statusCode())
                        .isEqualTo(303);
            }
            assertRefused(pay(checkout, session, "2001:db8:0:1:ffff::7"), session);
            assertThat(pay(checkout, session, "2001:db8:0:2::1").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void oneEmailAddressMayNotBePaidForAllTheTime() {
        try (Checkout checkout = Checkout.start("http.payRatePerEmail=2")) {
            for (String email : new String[] {"tester@example.com", "Tester@Example.com"}) {
                assertThat(pay(checkout, session(checkout, email), "").statusCode())
                        .isEqualTo(303);
            }
            String session = session(checkout, "TESTER@example.com");
            assertRefused(pay(checkout, session, ""), session);
            assertThat(checkout.attempts(session)).isZero();
            assertThat(pay(checkout, session(checkout, "other@example.com"), "").statusCode())
                    .isEqualTo(303);
        }
    }

    private static String session(Checkout checkout, String email) {
        JsonObject body = checkout.shop().sessionBody().put("email", email);
        return checkout.gateway().createSession(checkout.gateway().testKey, body);
    }

    private static HttpResponse<Buffer> pay(Checkout checkout, String session, String forwarded) {
        HttpRequest<Buffer> request = checkout.gateway().request(HttpMethod.POST, checkout.page(session) + "/pay", "");
        if (!forwarded.isEmpty()) {
            request.putHeader("X-Forwarded-For", forwarded);
        }
        return request.send().await();
    }

    private static void assertRefused(HttpResponse<Buffer> answer, String session) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.getHeader("Retry-After"))).isBetween(1, 60);
        assertThat(answer.getHeader("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.bodyAsString()).contains("data-state=\"rate-limited\"", "href=\"/checkout/" + session + "\"");
    }
}
