package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.ledger.LedgerAlarms;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A merchant gets his money, by the API and with an operator's help. */
class PayoutsApiTest {
    private static final String IBAN = "DE89370400440532013000";
    private static final int MOST_LOOKS = 3_000;

    private GatewayFixture gateway;

    @BeforeEach
    void start() {
        gateway = GatewayFixture.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void inTestModeTheSandboxPaysAtOnce() {
        earn();
        put("/api/payout-destinations/usd", gateway.testKey, destination("Example GmbH"), 200);
        JsonObject made = request(gateway.testKey, 1000, 201);
        assertThat(made.getString("id")).startsWith("po_");
        assertThat(made.getString("status")).isEqualTo("requested");
        JsonObject sent = until(made.getString("id"), "completed");
        assertThat(sent.getString("ended_at")).isNotNull();
        JsonObject event = gateway.get("/api/events?type=payout.completed", gateway.testKey)
                .bodyAsJsonObject()
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(event.getJsonObject("data").getJsonObject("payout")).isEqualTo(sent);
        assertThat(gateway.press("/api/payouts/" + made.getString("id") + "/cancel", gateway.testKey)
                        .statusCode())
                .isEqualTo(409);

        put("/api/payout-destinations/USD", gateway.testKey, destination("Closed Account"), 200);
        JsonObject failed = until(request(gateway.testKey, 500, 201).getString("id"), "failed");
        assertThat(failed.getString("failure_reason")).isEqualTo("account_closed");
        assertThat(gateway.get("/api/payouts?limit=1", gateway.testKey)
                        .bodyAsJsonObject()
                        .getBoolean("has_more"))
                .isTrue();
    }

    @Test
    void whatIsNotPossibleIsSaid() {
        assertThat(conflict(1000)).contains("There is no account");
        put("/api/payout-destinations/USD", gateway.testKey, destination("Example GmbH"), 200);
        assertThat(conflict(1000)).contains("does not cover");
        gateway.owner()
                .transaction(transaction -> LedgerAlarms.raise(transaction, "ledger-trial-balance", "1 currency: USD"))
                .await();
        assertThat(conflict(1000)).contains("Payouts are halted for the moment").doesNotContain("ledger");
        put("/api/payout-destinations/USD", gateway.liveKey, destination("Example GmbH"), 200);
        HttpResponse<Buffer> cooling = gateway.post("/api/payouts", gateway.liveKey, body(1));
        assertThat(cooling.bodyAsString()).contains("nothing is paid out to it before");
    }

    @Test
    void wrongFieldsAreAllNamedAndNoAccountIsRepeated() {
        HttpResponse<Buffer> answer = put(
                "/api/payout-destinations/USD",
                gateway.testKey,
                new JsonObject()
                        .put("holder", "Иван")
                        .put("iban", "DE89370400440532013001")
                        .put("bic", "x"),
                400);
        assertThat(answer.bodyAsString())
                .contains("\"holder\"", "\"iban\"", "\"bic\"")
                .doesNotContain("DE8937");
        put("/api/payout-destinations/USD", gateway.testKey, new JsonObject().put("holder", "Ada"), 400);
        put("/api/payout-destinations/XXX", gateway.testKey, destination("Ada"), 404);
        put(
                "/api/payout-destinations/JPY",
                gateway.testKey,
                new JsonObject()
                        .put("holder", "Ada")
                        .put("account_number", "1234567")
                        .put("bank_code", "0005001"),
                200);
        for (String body :
                new String[] {"{}", "{\"amount\":\"5\",\"currency\":\"USD\"}", "{\"amount\":1,\"currency\":\"X\"}"}) {
            assertThat(gateway.post("/api/payouts", gateway.testKey, Buffer.buffer(body), Map.of())
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(gateway.get("/api/payouts?currency=x", gateway.testKey).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aKeyMakesOnePayout() {
        earn();
        put("/api/payout-destinations/USD", gateway.testKey, destination("Example GmbH"), 200);
        Map<String, String> once = Map.of("Idempotency-Key", "payday");
        HttpResponse<Buffer> first =
                gateway.post("/api/payouts", gateway.testKey, body(600).toBuffer(), once);
        HttpResponse<Buffer> again =
                gateway.post("/api/payouts", gateway.testKey, body(600).toBuffer(), once);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.getHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(gateway.get("/api/payouts", gateway.testKey)
                        .bodyAsJsonObject()
                        .getJsonArray("data"))
                .hasSize(1);
    }

    @Test
    void schedulesAreSetAndEnded() {
        JsonObject weekly = put(
                        "/api/payout-schedules/usd",
                        gateway.testKey,
                        new JsonObject()
                                .put("interval", "weekly")
                                .put("weekday", "Friday")
                                .put("minimum", 5000),
                        200)
                .bodyAsJsonObject()
                .getJsonObject("data");
        assertThat(weekly.getString("weekday")).isEqualTo("friday");
        assertThat(gateway.get("/api/payout-schedules", gateway.testKey)
                        .bodyAsJsonObject()
                        .getJsonArray("data"))
                .containsExactly(weekly);
        for (JsonObject wrong : new JsonObject[] {
            new JsonObject(),
            new JsonObject().put("interval", "weekly"),
            new JsonObject().put("interval", "daily").put("weekday", "friday"),
            new JsonObject().put("interval", "daily").put("minimum", 0)
        }) {
            put("/api/payout-schedules/USD", gateway.testKey, wrong, 400);
        }
        assertThat(gateway.delete("/api/payout-schedules/USD", gateway.testKey).statusCode())
                .isEqualTo(200);
        assertThat(gateway.delete("/api/payout-schedules/USD", gateway.testKey).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anotherMerchantAndTheOtherModeSeeNothing() {
        earn();
        put("/api/payout-destinations/USD", gateway.testKey, destination("Example GmbH"), 200);
        put("/api/payout-schedules/USD", gateway.testKey, new JsonObject().put("interval", "daily"), 200);
        String id = request(gateway.testKey, 100, 201).getString("id");
        for (String stranger : new String[] {gateway.liveKey, gateway.otherTestKey}) {
            assertThat(gateway.get("/api/payouts/" + id, stranger).statusCode()).isEqualTo(404);
            assertThat(gateway.press("/api/payouts/" + id + "/cancel", stranger).statusCode())
                    .isEqualTo(404);
            for (String list : new String[] {"/api/payouts", "/api/payout-destinations", "/api/payout-schedules"}) {
                assertThat(gateway.get(list, stranger).bodyAsJsonObject().getJsonArray("data"))
                        .as(list)
                        .isEmpty();
            }
            assertThat(gateway.delete("/api/payout-schedules/USD", stranger).statusCode())
                    .isEqualTo(404);
        }
        for (String path : new String[] {"/api/payouts", "/api/payout-destinations", "/api/payout-schedules"}) {
            Refusal.assertIs(gateway.get(path, ""), 401, "UNAUTHORIZED");
        }
    }

    @Test
    void anOperatorSettlesWhatNoConnectorPays() {
        earn();
        put("/api/payout-destinations/USD", gateway.testKey, destination("Example GmbH"), 200);
        gateway.restart("connectors.sandbox.enabled=false");
        String operator = new OperatorKeys(gateway.owner())
                .create("Ada", Deed.byCommand())
                .await()
                .text();
        String paid = request(gateway.testKey, 700, 201).getString("id");
        String lost = request(gateway.testKey, 300, 201).getString("id");
        String ops = gateway.opsUrl() + "/operator/";
        assertThat(gateway.get(ops + "payouts", operator).bodyAsJsonObject().getJsonArray("data"))
                .hasSize(2);
        JsonObject reason = new JsonObject().put("reason", "seen on the statement");
        assertThat(gateway.post(ops + "payouts/" + paid + "/confirm", "", reason)
                        .statusCode())
                .isEqualTo(401);
        assertThat(gateway.post(ops + "payouts/" + paid + "/confirm", operator, new JsonObject())
                        .statusCode())
                .isEqualTo(400);
        assertThat(gateway.post(ops + "payouts/" + paid + "/confirm", operator, reason)
                        .bodyAsString())
                .contains("\"state\":\"completed\"");
        assertThat(gateway.post(ops + "payouts/" + paid + "/fail", operator, reason)
                        .statusCode())
                .isEqualTo(409);
        assertThat(gateway.post(ops + "payouts/" + lost + "/fail", operator, reason)
                        .bodyAsString())
                .contains("\"state\":\"failed\"");
        assertThat(gateway.get(ops + "payouts?state=nonsense", operator).statusCode())
                .isEqualTo(400);
        assertThat(gateway.post(ops + "payout-halt", operator, reason).bodyAsString())
                .contains("\"halted\":true", "seen on the statement");
        assertThat(conflict(1)).contains("halted");
        assertThat(gateway.post(ops + "payout-halt/lift", operator, reason).bodyAsString())
                .contains("\"halted\":false");
        assertThat(gateway.get("/api/payouts/" + lost, gateway.testKey)
                        .bodyAsJsonObject()
                        .getJsonObject("data")
                        .getString("failure_reason"))
                .isEqualTo("seen on the statement");
    }

    /** 25 dollars that are settled. */
    private void earn() {
        String session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        new Payer(gateway, session).pay("approve");
        for (int i = 0; i < MOST_LOOKS; i++) {
            int settled = gateway.owner()
                    .query(
                            "UPDATE payment_transaction SET status = 'settled', next_check_at = NULL WHERE status = 'paid'")
                    .await()
                    .rowCount();
            if (settled > 0) {
                return;
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("nothing was captured");
    }

    private JsonObject until(String id, String status) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            JsonObject payout = gateway.get("/api/payouts/" + id, gateway.testKey)
                    .bodyAsJsonObject()
                    .getJsonObject("data");
            if (payout.getString("status").equals(status)) {
                return payout;
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError(id + " did not become " + status);
    }

    private String conflict(long amount) {
        HttpResponse<Buffer> answer = gateway.post("/api/payouts", gateway.testKey, body(amount));
        Refusal.assertIs(answer, 409, "CONFLICT");
        return answer.bodyAsString();
    }

    private JsonObject request(String key, long amount, int status) {
        HttpResponse<Buffer> answer = gateway.post("/api/payouts", key, body(amount));
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
        return answer.bodyAsJsonObject().getJsonObject("data");
    }

    private HttpResponse<Buffer> put(String path, String key, JsonObject body, int status) {
        HttpResponse<Buffer> answer = gateway.checked(
                HttpMethod.PUT, path, gateway.request(HttpMethod.PUT, path, key).sendJsonObject(body));
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
        return answer;
    }

    private static JsonObject body(long amount) {
        return new JsonObject().put("amount", amount).put("currency", "USD");
    }

    private static JsonObject destination(String holder) {
        return new JsonObject().put("holder", holder).put("iban", IBAN);
    }
}
