package com.ovgcpayments.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.Test;

class OperatorStrangersTest {
    @Test
    void whoTriesKeysIsToldToWaitAndWhoHasOneIsNot() {
        try (GatewayFixture gateway = GatewayFixture.start("ops.unauthorizedRate=3")) {
            String queue = gateway.opsUrl() + "/operator/attempts";
            String operator = new OperatorKeys(gateway.owner())
                    .create("Ada", Deed.byCommand())
                    .await()
                    .text();
            String[] bad = {"", gateway.liveKey, "ovgc_op_" + "A".repeat(43)};
            for (String key : bad) {
                assertThat(gateway.get(queue, key).statusCode()).isEqualTo(401);
            }
            for (String key : bad) {
                HttpResponse<Buffer> refused = gateway.get(queue, key);
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 60);
            }
            assertThat(gateway.get(queue, operator).statusCode()).isEqualTo(200);
            assertThat(gateway.get(gateway.opsUrl() + "/metrics", "").statusCode())
                    .isEqualTo(200);
            assertThat(gateway.get("/api/checkout-sessions", "").statusCode())
                    .as("counted apart")
                    .isEqualTo(401);
        }
    }
}
