package com.ovgcpayments.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EngineMetersTest {
    private static final int MOST_LOOKS = 3_000;

    @Test
    void whatHappensIsCounted() {
        try (GatewayFixture gateway = GatewayFixture.start()) {
            MerchantReceiver receiver = MerchantReceiver.start(gateway.vertx());
            gateway.post("/api/webhook-endpoints", gateway.testKey, new JsonObject().put("url", receiver.url()));
            for (String outcome : List.of("approve", "decline", "approve_twice")) {
                String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
                new Payer(gateway, id).pay(outcome);
            }
            await(gateway, "gateway_attempts_total{connector=\"sandbox\",mode=\"test\",state=\"succeeded\"} 2.0");
            await(gateway, "gateway_attempts_total{connector=\"sandbox\",mode=\"test\",state=\"declined\"} 1.0");
            await(gateway, "gateway_refunds_total{connector=\"sandbox\",mode=\"test\",state=\"succeeded\"} 1.0");
            await(gateway, "gateway_deliveries_total{outcome=\"succeeded\"} 3.0");
            await(
                    gateway,
                    "gateway_connector_answers_seconds_count{connector=\"sandbox\",outcome=\"redirect\",question=\"begin\"} 3");
            assertThat(metrics(gateway)).doesNotContain(gateway.merchant.id().toString());
        }
    }

    private static void await(GatewayFixture gateway, String line) {
        for (int i = 0; !metrics(gateway).contains(line); i++) {
            assertThat(i).as("looks for %s in %s", line, metrics(gateway)).isLessThan(MOST_LOOKS);
            gateway.vertx().timer(50, TimeUnit.MILLISECONDS).await();
        }
    }

    private static String metrics(GatewayFixture gateway) {
        return gateway.get(gateway.opsUrl() + "/metrics", "").bodyAsString();
    }
}
