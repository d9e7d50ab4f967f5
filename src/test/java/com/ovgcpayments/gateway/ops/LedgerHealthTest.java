package com.ovgcpayments.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerHealthTest {
    private static final int MOST_LOOKS = 3_000;

    private GatewayFixture gateway;
    private String operator;

    @BeforeEach
    void start() {
        gateway = GatewayFixture.start();
        operator = new OperatorKeys(gateway.owner())
                .create("Ada", Deed.byCommand())
                .await()
                .text();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void findsByItselfWhatDoesNotAgreeUntilAnOperatorClearsIt() {
        until("ok");
        assertThat(metrics()).contains("gateway_ledger_ok 1.0").contains("gateway_ledger_checked_seconds ");
        new Payer(gateway, gateway.createSession(gateway.testKey, GatewayFixture.sessionBody())).pay("approve");
        gateway.owner().transaction(owner -> owner.query("""
                        SET LOCAL session_replication_role = 'replica';
                        UPDATE payment_transaction SET fee = 1;
                        UPDATE ledger_check SET due_at = now()""").execute()).await();
        gateway.restart();
        JsonObject health = until("wrong");
        JsonObject alarm = health.getJsonArray("alarms").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("rule").equals("ledger-capture-posted"))
                .findFirst()
                .orElseThrow();
        assertThat(alarm.getString("detail")).contains("txn_");
        assertThat(metrics()).contains("gateway_ledger_ok 0.0");

        JsonArray standing = gateway.get(gateway.opsUrl() + "/operator/ledger/alarms", operator)
                .bodyAsJsonObject()
                .getJsonArray("data");
        assertThat(standing).isEqualTo(health.getJsonArray("alarms"));
        for (Object each : standing) {
            String clear =
                    gateway.opsUrl() + "/operator/ledger/alarms/" + ((JsonObject) each).getString("id") + "/clear";
            JsonObject reason = new JsonObject().put("reason", "written by hand, seen to");
            assertThat(gateway.post(clear, "", reason).statusCode()).isEqualTo(401);
            assertThat(gateway.post(clear, operator, new JsonObject()).statusCode())
                    .isEqualTo(400);
            assertThat(gateway.post(clear, operator, reason).statusCode()).isEqualTo(200);
            assertThat(gateway.post(clear, operator, reason).statusCode()).isEqualTo(404);
        }
        until("ok");
        assertThat(gateway.owner()
                        .query("SELECT DISTINCT action FROM audit WHERE target LIKE 'alm_%'")
                        .await()
                        .iterator()
                        .next()
                        .getString("action"))
                .isEqualTo("ledger_alarm.clear");
    }

    @Test
    void operatorsSetFees() {
        String fees = gateway.opsUrl() + "/operator/fees";
        JsonObject wanted = new JsonObject()
                .put("currency", "USD")
                .put("basis_points", 290)
                .put("fixed", 30)
                .put("reason", "as agreed");
        assertThat(put(fees, "", wanted)).isEqualTo(401);
        assertThat(put(fees, operator, wanted.copy().put("currency", "usd"))).isEqualTo(400);
        assertThat(put(fees, operator, wanted.copy().put("currency", null))).isEqualTo(400);
        assertThat(put(fees, operator, wanted.copy().put("basis_points", 10_001)))
                .isEqualTo(400);
        assertThat(put(fees, operator, wanted.copy().put("merchant", "mer_01jrt0z3ekefrvb2g9s5c4a7h1")))
                .isEqualTo(400);
        assertThat(put(fees, operator, wanted)).isEqualTo(200);
        assertThat(put(fees, operator, wanted.copy().put("fixed", 40))).isEqualTo(200);
        JsonArray lines = gateway.get(fees, operator).bodyAsJsonObject().getJsonArray("data");
        assertThat(lines).hasSize(1);
        assertThat(lines.getJsonObject(0).getInteger("fixed")).isEqualTo(40);
        assertThat(lines.getJsonObject(0).getValue("merchant")).isNull();
    }

    private int put(String url, String key, JsonObject body) {
        return gateway.request(HttpMethod.PUT, url, key)
                .sendJsonObject(body)
                .await()
                .statusCode();
    }

    private JsonObject until(String status) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            JsonObject health =
                    gateway.get(gateway.opsUrl() + "/health/ledger", "").bodyAsJsonObject();
            if (health.getString("status").equals(status)) {
                return health;
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("the ledger's health did not become " + status);
    }

    private String metrics() {
        return gateway.get(gateway.opsUrl() + "/metrics", "").bodyAsString();
    }
}
