package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.Test;

class StrangersTest {
    private static final String SESSIONS = "/api/checkout-sessions";
    private static final String UNKNOWN = "ovgc_test_" + "A".repeat(43);

    @Test
    void whoKeepsComingWithoutAKeyIsToldToWaitAndWhoHasOneIsNot() {
        try (GatewayFixture gateway = GatewayFixture.start("http.unauthorizedRate=3")) {
            for (String key : new String[] {"", UNKNOWN, "nonsense"}) {
                assertThat(gateway.get(SESSIONS, key).statusCode()).isEqualTo(401);
            }
            for (String key : new String[] {"", UNKNOWN, "nonsense"}) {
                HttpResponse<Buffer> refused = gateway.get(SESSIONS, key);
                Refusal.assertIs(refused, 429, "RATE_LIMITED");
                assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 60);
            }
            assertThat(gateway.get(SESSIONS, gateway.testKey).statusCode()).isEqualTo(200);
        }
    }
}
