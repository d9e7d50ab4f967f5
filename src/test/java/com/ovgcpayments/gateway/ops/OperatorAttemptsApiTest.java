package com.ovgcpayments.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.operator.IssuedOperatorKey;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OperatorAttemptsApiTest {
    private static GatewayFixture gateway;
    private static IssuedOperatorKey operator;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.with(new ScriptedProvider(new ScriptedConnector("scripted", false, true)));
        operator = new OperatorKeys(gateway.owner())
                .create("Ada", Deed.byCommand())
                .await();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void nobodyComesInWithoutAnOperatorsKey() {
        String queue = gateway.opsUrl() + "/operator/attempts";
        for (String key : new String[] {"", gateway.liveKey, "ovgc_op_" + "A".repeat(43), operator.text() + "x"}) {
            HttpResponse<Buffer> answer = gateway.get(queue, key);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(code(answer)).isEqualTo("UNAUTHORIZED");
        }
        assertThat(gateway.get(gateway.opsUrl() + "/operator/nothing", "").statusCode())
                .isEqualTo(401);
        assertThat(gateway.get(gateway.opsUrl() + "/operator/nothing", operator.text())
                        .statusCode())
                .isEqualTo(404);
        assertThat(gateway.get(gateway.apiUrl() + "/operator/attempts", operator.text())
                        .statusCode())
                .as("on the public listener")
                .isEqualTo(404);
        for (String open : new String[] {"/health/live", "/health/ready", "/metrics"}) {
            assertThat(gateway.get(gateway.opsUrl() + open, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void revokedKeyIsRefusedAtOnce() {
        OperatorKeys keys = new OperatorKeys(gateway.owner());
        IssuedOperatorKey bob = keys.create("Bob", Deed.byCommand()).await();
        String queue = gateway.opsUrl() + "/operator/attempts";
        assertThat(gateway.get(queue, bob.text()).statusCode()).isEqualTo(200);
        keys.revoke(bob.key().id(), Deed.byCommand()).await();
        assertThat(gateway.get(queue, bob.text()).statusCode()).isEqualTo(401);
    }

    @Test
    void queueTellsAllThatIsKnown() {
        String session = stuck();
        JsonObject entry = entry(session);
        assertThat(entry.fieldNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "session_id",
                        "session_status",
                        "merchant",
                        "livemode",
                        "amount",
                        "currency",
                        "number",
                        "connector",
                        "reference",
                        "processor_ref",
                        "state",
                        "reason",
                        "created_at",
                        "operator_since",
                        "last_check");
        assertThat(entry.getString("reference")).isEqualTo(session + "_1");
        assertThat(entry.getString("processor_ref")).isEqualTo("ref-" + session + "_1");
        assertThat(entry.getString("state")).isEqualTo("unknown");
        assertThat(entry.getJsonObject("merchant").getString("name")).isEqualTo(gateway.merchant.name());
        assertThat(entry.getInstant("operator_since")).isAfter(entry.getInstant("created_at"));
    }

    @Test
    void longQueueComesInPages() {
        stuck();
        stuck();
        JsonObject first = list("?limit=1");
        assertThat(first.getBoolean("has_more")).isTrue();
        assertThat(first.getString("next_cursor"))
                .isEqualTo(first.getJsonArray("data").getJsonObject(0).getString("id"));
        JsonObject second = list("?limit=100&starting_after=" + first.getString("next_cursor"));
        assertThat(second.getJsonArray("data"))
                .isNotEmpty()
                .doesNotContain(first.getJsonArray("data").getValue(0));
        for (String wrong :
                new String[] {"limit=0", "limit=101", "limit=x", "starting_after=att_1", "limit=1&limit=2"}) {
            assertThat(gateway.get(gateway.opsUrl() + "/operator/attempts?" + wrong, operator.text())
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void paidCompletesTheSession() {
        String session = stuck();
        HttpResponse<Buffer> answer = resolve(session, paid(session));
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        JsonObject data = answer.bodyAsJsonObject().getJsonObject("data");
        assertThat(data.getString("state")).isEqualTo("succeeded");
        assertThat(data.getBoolean("needs_operator")).isFalse();
        assertThat(data.getJsonArray("surplus")).isEmpty();
        assertThat(status(session)).isEqualTo("completed");

        JsonObject row = gateway.owner()
                .query("SELECT actor, action, target, reason, request_id FROM audit ORDER BY number DESC LIMIT 1")
                .await()
                .iterator()
                .next()
                .toJson();
        assertThat(row.getString("actor"))
                .isEqualTo(PublicId.OPERATOR_KEY.format(operator.key().id()));
        assertThat(row.getString("target")).isEqualTo(data.getString("id"));
        assertThat(row.getString("reason")).isEqualTo("seen in the dashboard");
        assertThat(row.getString("request_id")).isEqualTo(answer.getHeader("X-Request-Id"));
        assertThat(gateway.client()
                        .postAbs(gateway.opsUrl() + "/operator/attempts/" + data.getString("id") + "/resolve")
                        .putHeader("Authorization", "Bearer " + operator.text())
                        .sendJsonObject(paid(session))
                        .await()
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void notPaidAndAskAgainTakeItOffTheQueue() {
        for (String as : new String[] {"not_paid", "ask_again"}) {
            String session = stuck();
            assertThat(resolve(session, new JsonObject().put("as", as).put("reason", "looked"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(status(session)).isEqualTo("pending");
        }
    }

    @Test
    void whatIsWrongIsToldAndChangesNothing() {
        String session = stuck();
        String id = entry(session).getString("id");
        refused(id, new JsonObject(), "as", "reason");
        refused(id, new JsonObject().put("as", "paid").put("reason", " "), "reason", "processor_ref", "amount");
        refused(id, paid(session).put("as", "not_paid"), "amount");
        refused(id, paid(session).put("amount", 25.5), "amount");
        refused(id, paid(session).put("amount", "2500"), "amount");
        refused(id, paid(session).put("currency", "usd"), "currency");
        refused(id, paid(session).put("captured_at", "yesterday"), "captured_at");
        refused(id, paid(session).put("reason", "a\u0000b"), "reason");
        refused(id, paid(session).put("processor_reference", "x"), "processor_reference");
        assertThat(post(id, Buffer.buffer("[]")).statusCode()).isEqualTo(400);
        assertThat(post(id, Buffer.buffer("{\"as\":\"paid\",\"as\":\"not_paid\"}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(id, Buffer.buffer("{} {}")).statusCode()).isEqualTo(400);
        assertThat(entry(session).getString("state")).isEqualTo("unknown");
        for (String nobody : new String[] {PublicId.ATTEMPT.format(TimeOrderedUuid.next()), "x", session}) {
            assertThat(post(nobody, paid(session).toBuffer()).statusCode()).isEqualTo(404);
        }
    }

    private static void refused(String id, JsonObject body, String... params) {
        HttpResponse<Buffer> answer = post(id, body.toBuffer());
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonArray details = answer.bodyAsJsonObject().getJsonObject("error").getJsonArray("details");
        assertThat(details.stream().map(detail -> ((JsonObject) detail).getString("param")))
                .contains(params);
    }

    private static JsonObject paid(String session) {
        return new JsonObject()
                .put("as", "paid")
                .put("reason", "seen in the dashboard")
                .put("processor_ref", "cap-" + session)
                .put("amount", 2500)
                .put("currency", "USD")
                .put("captured_at", "2026-04-14T12:00:00Z");
    }

    private static HttpResponse<Buffer> resolve(String session, JsonObject body) {
        return post(entry(session).getString("id"), body.toBuffer());
    }

    private static HttpResponse<Buffer> post(String id, Buffer body) {
        return gateway.post(
                gateway.opsUrl() + "/operator/attempts/" + id + "/resolve", operator.text(), body, Map.of());
    }

    private static JsonObject entry(String session) {
        return list("?limit=100").getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("session_id").equals(session))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject list(String query) {
        return gateway.get(gateway.opsUrl() + "/operator/attempts" + query, operator.text())
                .bodyAsJsonObject();
    }

    private static String status(String session) {
        return gateway.get("/api/checkout-sessions/" + session, gateway.testKey)
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getString("status");
    }

    private static String code(HttpResponse<Buffer> answer) {
        return answer.bodyAsJsonObject().getJsonObject("error").getString("code");
    }

    /** A session whose attempt has been asked about in vain for days. */
    private static String stuck() {
        String session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        new Payer(gateway, session).pressPay();
        gateway.owner()
                .query(
                        "UPDATE attempt SET state = 'unknown', next_check_at = NULL, operator_since = now()"
                                + " WHERE session_id = $1::text::uuid",
                        session)
                .await();
        return session;
    }
}
