package com.ovgcpayments.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Money that cannot count, at the whole gateway: it goes back by itself, or a person sees to it. */
class OperatorSurplusApiTest {
    private static final int MOST_LOOKS = 3_000;

    @Test
    void duplicateAndLateMoneyGoesBackByItself() {
        try (GatewayFixture gateway = GatewayFixture.start()) {
            String operator = key(gateway);
            for (String outcome : new String[] {"approve_twice", "late_approve"}) {
                String session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
                new Payer(gateway, session).pay(outcome);
                JsonObject entry = until(gateway, operator, session, "succeeded");
                assertThat(entry.getString("kind")).isEqualTo(outcome.equals("late_approve") ? "late" : "duplicate");
                assertThat(entry.getString("reference")).isEqualTo(session + "_1");
                assertThat(entry.getJsonObject("refund").getString("id")).startsWith("re_");
                assertThat(entry.getJsonObject("refund").getString("processor_ref"))
                        .isNotBlank();
            }
            assertThat(gauges(gateway))
                    .contains("gateway_operator_attempts 0.0", "gateway_surplus_captures{state=\"succeeded\"} 2.0")
                    .contains("gateway_surplus_captures{state=\"operator\"} 0.0");
        }
    }

    @Test
    void acceptedLateMoneyCompletesTheSession() {
        try (GatewayFixture gateway = GatewayFixture.start("payments.latePayments=accept")) {
            String session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
            new Payer(gateway, session).pay("late_approve");
            assertThat(status(gateway, session)).isEqualTo("completed");
            assertThat(list(gateway, key(gateway), "").getJsonArray("data")).isEmpty();
        }
    }

    @Test
    void whereNoMachineCanAPersonDoes() {
        ScriptedConnector cannotRefund = new ScriptedConnector("scripted", false, true);
        try (GatewayFixture gateway = GatewayFixture.with(new ScriptedProvider(cannotRefund))) {
            String operator = key(gateway);
            String session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
            Payer payer = new Payer(gateway, session);
            payer.pressPay();
            cannotRefund.fetchAnswers(new Outcome.Succeeded(List.of(capture("one"), capture("two"))));
            payer.page("/return");
            JsonObject entry = until(gateway, operator, session, "operator");
            assertThat(entry.getJsonObject("refund").getString("reason"))
                    .isEqualTo("refund it at scripted, then confirm: its connector cannot");
            assertThat(list(gateway, operator, "?state=operator").getJsonArray("data"))
                    .hasSize(1);
            assertThat(list(gateway, operator, "?state=succeeded").getJsonArray("data"))
                    .isEmpty();
            assertThat(gateway.get(gateway.opsUrl() + "/operator/surplus?state=failed", operator)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(gauges(gateway)).contains("gateway_surplus_captures{state=\"operator\"} 1.0");

            String id = entry.getString("id");
            JsonObject body = new JsonObject().put("as", "refunded").put("reason", "refunded in their dashboard");
            assertThat(resolve(gateway, "", id, body).statusCode()).isEqualTo(401);
            assertThat(resolve(gateway, operator, id, body.copy().put("as", "x"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(resolve(gateway, operator, "sur_1", body).statusCode()).isEqualTo(404);
            HttpResponse<Buffer> resolved = resolve(gateway, operator, id, body);
            assertThat(resolved.statusCode()).isEqualTo(200);
            assertThat(resolved.bodyAsJsonObject()
                            .getJsonObject("data")
                            .getJsonObject("refund")
                            .getString("state"))
                    .isEqualTo("succeeded");
            assertThat(resolve(gateway, operator, id, body).statusCode()).isEqualTo(409);
        }
    }

    private static Outcome.Capture capture(String ref) {
        return new Outcome.Capture(ref, new Money(2500, "USD"), Instant.now());
    }

    private static String key(GatewayFixture gateway) {
        return new OperatorKeys(gateway.owner())
                .create("Ada", Deed.byCommand())
                .await()
                .text();
    }

    private static JsonObject until(GatewayFixture gateway, String operator, String session, String state) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            for (Object each : list(gateway, operator, "").getJsonArray("data")) {
                JsonObject entry = (JsonObject) each;
                if (entry.getString("session_id").equals(session)
                        && entry.getJsonObject("refund").getString("state").equals(state)) {
                    return entry;
                }
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError(
                "no refund became " + state + ": " + list(gateway, operator, "").encode());
    }

    private static JsonObject list(GatewayFixture gateway, String operator, String query) {
        return gateway.get(gateway.opsUrl() + "/operator/surplus" + query, operator)
                .bodyAsJsonObject();
    }

    private static HttpResponse<Buffer> resolve(GatewayFixture gateway, String operator, String id, JsonObject body) {
        return gateway.post(gateway.opsUrl() + "/operator/surplus/" + id + "/resolve", operator, body);
    }

    private static String status(GatewayFixture gateway, String session) {
        return gateway.get("/api/checkout-sessions/" + session, gateway.testKey)
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getString("status");
    }

    private static List<String> gauges(GatewayFixture gateway) {
        return gateway.get(gateway.opsUrl() + "/metrics", "")
                .bodyAsString()
                .lines()
                .toList();
    }
}
