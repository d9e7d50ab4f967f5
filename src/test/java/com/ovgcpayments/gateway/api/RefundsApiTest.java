package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Payer;
import com.ovgcpayments.gateway.testing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refunds by the API, at a whole gateway with the sandbox behind it. */
class RefundsApiTest {
    private static final int MOST_LOOKS = 3_000;

    private static GatewayFixture gateway;
    private static MerchantReceiver receiver;
    private static String secret;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        receiver = MerchantReceiver.start(gateway.vertx());
        secret = gateway.post(
                        "/api/webhook-endpoints",
                        gateway.testKey,
                        new JsonObject()
                                .put("url", receiver.url())
                                .put(
                                        "events",
                                        List.of(
                                                "refund.created",
                                                "refund.succeeded",
                                                "refund.failed",
                                                "dispute.created",
                                                "dispute.closed")))
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getString("secret");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aPartIsAcceptedMadeAndTold() {
        String session = pay();
        HttpResponse<Buffer> answer =
                refund(session, new JsonObject().put("amount", 1000).put("reason", "One of two"));
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonObject refund = data(answer);
        assertThat(refund.getString("status")).isEqualTo("pending");
        assertThat(refund.getInteger("amount")).isEqualTo(1000);
        assertThat(refund.getString("reason")).isEqualTo("One of two");
        assertThat(refund.getString("session_id")).isEqualTo(session);
        assertThat(session(session).getInteger("amount_refunded")).isEqualTo(1000);
        assertThat(session(session).getString("status")).isEqualTo("completed");
        assertThat(transaction(session).getString("status")).isEqualTo("partially_refunded");
        assertThat(transaction(session).getInteger("net")).isEqualTo(2500);
        until(refund, "succeeded");

        MerchantReceiver.Received created = told(session, "refund.created");
        assertThat(created.headers().get("x-webhook-signature")).isEqualTo(Signatures.specified(secret, created));
        JsonObject event = created.json().getJsonObject("data");
        assertThat(event.getJsonObject("refund").getString("id")).isEqualTo(refund.getString("id"));
        assertThat(event.getJsonObject("session").getInteger("amount_refunded")).isEqualTo(1000);
        assertThat(told(session, "refund.succeeded")
                        .json()
                        .getJsonObject("data")
                        .getJsonObject("refund")
                        .getString("status"))
                .isEqualTo("succeeded");
    }

    @Test
    void withoutABodyAllThatIsLeftGoesBack() {
        String session = pay();
        refund(session, new JsonObject().put("amount", 700));
        HttpResponse<Buffer> rest = gateway.press(path(session), gateway.testKey);
        assertThat(data(rest).getInteger("amount")).isEqualTo(1800);
        assertThat(transaction(session).getString("status")).isEqualTo("refunded");
        HttpResponse<Buffer> nothing = gateway.press(path(session), gateway.testKey);
        Refusal.assertIs(nothing, 409, "CONFLICT");
        assertThat(nothing.bodyAsString()).contains("Nothing is left");
        JsonObject page =
                gateway.get(path(session) + "?limit=1", gateway.testKey).bodyAsJsonObject();
        assertThat(page.getJsonArray("data").getJsonObject(0).getInteger("amount"))
                .isEqualTo(1800);
        assertThat(page.getBoolean("has_more")).isTrue();
        JsonObject older = gateway.get(
                        path(session) + "?starting_after=" + page.getString("next_cursor"), gateway.testKey)
                .bodyAsJsonObject();
        assertThat(older.getJsonArray("data").getJsonObject(0).getInteger("amount"))
                .isEqualTo(700);
        assertThat(gateway.get("/api/transactions?status=refunded&limit=100", gateway.testKey)
                        .bodyAsString())
                .contains(session);
    }

    @Test
    void saysWhyNot() {
        String unpaid = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        HttpResponse<Buffer> notPaid = refund(unpaid, new JsonObject());
        Refusal.assertIs(notPaid, 409, "CONFLICT");
        assertThat(notPaid.bodyAsString()).contains("not paid");
        String session = pay();
        refund(session, new JsonObject().put("amount", 2000));
        HttpResponse<Buffer> tooMuch = refund(session, new JsonObject().put("amount", 501));
        Refusal.assertIs(tooMuch, 409, "CONFLICT");
        assertThat(tooMuch.bodyAsString()).contains("No more than 500 USD is left");
        String gone = pay();
        gateway.owner().query("""
                        INSERT INTO merchant_terms (merchant_id, currency, negative_limit) VALUES ($1, 'EUR', 5)
                        ON CONFLICT DO NOTHING""", gateway.merchant.id()).await();
        assertThat(refund(gone, new JsonObject()).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":0} | amount",
                "{\"amount\":-5} | amount",
                "{\"amount\":\"5\"} | amount",
                "{\"amount\":5.0} | amount",
                "{\"amount\":true} | amount",
                "{\"amount\":100000000} | amount",
                "{\"amount\":{}} | amount",
                "{\"reason\":5} | reason",
                "{\"reason\":\"a\\u0007b\"} | reason",
            })
    void refusesABadField(String body, String field) {
        Refusal.badRequest(gateway.post(path(pay()), gateway.testKey, Buffer.buffer(body), Map.of()), field);
    }

    @Test
    void namesEveryBadField() {
        HttpResponse<Buffer> answer =
                refund(pay(), new JsonObject().put("amount", 0).put("reason", "x".repeat(501)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsJsonObject().getJsonObject("error").getJsonArray("details"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "re_", "txn_01jrt0z3ekefrvb2g9s5c4a7h1", "re_01jrt0z3ekefrvb2g9s5c4a7h1"})
    void knowsNoOther(String id) {
        Refusal.assertIs(gateway.get("/api/refunds/" + id, gateway.testKey), 404, "NOT_FOUND");
        Refusal.assertIs(refund(id, new JsonObject()), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "starting_after=x", "status=paid", "created_from=x"})
    void refusesABadQuery(String query) {
        Refusal.badRequest(gateway.get("/api/refunds?" + query, gateway.testKey), query.split("=", 2)[0]);
    }

    @Test
    void aKeyMakesOneRefundAndKeepsARefusal() {
        String session = pay();
        JsonObject body = new JsonObject().put("amount", 1000);
        HttpResponse<Buffer> first = keyed(session, "one", body);
        HttpResponse<Buffer> again = keyed(session, "one", body);
        assertThat(again.bodyAsString()).isEqualTo(first.bodyAsString());
        assertThat(again.getHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(session(session).getInteger("amount_refunded")).isEqualTo(1000);
        Refusal.assertIs(keyed(session, "one", new JsonObject().put("amount", 2)), 422, "IDEMPOTENCY_KEY_REUSED");
        HttpResponse<Buffer> refused = keyed(session, "two", new JsonObject().put("amount", 2000));
        Refusal.assertIs(refused, 409, "CONFLICT");
        assertThat(keyed(session, "two", new JsonObject().put("amount", 2000)).bodyAsString())
                .isEqualTo(refused.bodyAsString());
    }

    @Test
    void ofManyAtOnceAtTwoInstancesNoMoreThanWasCaptured() {
        String other = gateway.launchAnother();
        String session = pay();
        List<Future<HttpResponse<Buffer>>> asked = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String url = (i % 2 == 0 ? gateway.apiUrl() : other) + path(session);
            asked.add(gateway.request(HttpMethod.POST, url, gateway.testKey)
                    .sendJsonObject(new JsonObject().put("amount", 2500)));
        }
        Future.all(asked).await();
        assertThat(asked.stream().filter(each -> each.result().statusCode() == 201))
                .hasSize(1);
        assertThat(asked.stream().filter(each -> each.result().statusCode() == 409))
                .hasSize(31);
        assertThat(session(session).getInteger("amount_refunded")).isEqualTo(2500);
    }

    @Test
    void theSandboxRefusesARefundThatIsToBeRefused() {
        String session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        String page = payAndKeepPage(session);
        new Payer(gateway, session).submitChoice(page, "refund_refused");
        JsonObject refund = data(refund(session, new JsonObject()));
        JsonObject failed = until(refund, "failed");
        assertThat(failed.getString("failure_reason")).isEqualTo("refund_refused");
        assertThat(session(session).getInteger("amount_refunded")).isZero();
        assertThat(transaction(session).getString("status")).isEqualTo("paid");
        told(session, "refund.failed");
        until(data(refund(session, new JsonObject())), "succeeded");
    }

    @Test
    void aRefundThatIsMadeAtTheSandboxIsHeardOf() {
        String session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        String page = payAndKeepPage(session);
        new Payer(gateway, session).submitChoice(page, "refund_elsewhere");
        JsonObject refund =
                told(session, "refund.created").json().getJsonObject("data").getJsonObject("refund");
        assertThat(refund.getString("origin")).isEqualTo("processor");
        assertThat(refund.getInteger("amount")).isEqualTo(2500);
        assertThat(session(session).getInteger("amount_refunded")).isEqualTo(2500);
    }

    @Test
    void aDisputeAtTheSandboxIsHeardOfAndBlocksRefunds() {
        String session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        String page = payAndKeepPage(session);
        Payer payer = new Payer(gateway, session);
        payer.submitChoice(page, "dispute");
        assertThat(told(session, "dispute.created")
                        .json()
                        .getJsonObject("data")
                        .getJsonObject("dispute")
                        .getString("funds"))
                .isEqualTo("withdrawn");
        HttpResponse<Buffer> refused = refund(session, new JsonObject());
        Refusal.assertIs(refused, 409, "CONFLICT");
        assertThat(refused.bodyAsString()).contains("disputes");
        payer.submitChoice(page, "dispute_won");
        assertThat(told(session, "dispute.closed")
                        .json()
                        .getJsonObject("data")
                        .getJsonObject("dispute")
                        .getString("status"))
                .isEqualTo("won");
        assertThat(refund(session, new JsonObject()).statusCode()).isEqualTo(201);
    }

    private static String pay() {
        String session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        new Payer(gateway, session).pay("approve");
        return session;
    }

    private static String payAndKeepPage(String session) {
        Payer payer = new Payer(gateway, session);
        String page = payer.location(payer.pressPay());
        payer.choose(page, "approve");
        return page;
    }

    private static String path(String session) {
        return "/api/checkout-sessions/" + session + "/refunds";
    }

    private static HttpResponse<Buffer> refund(String session, JsonObject body) {
        return gateway.post(path(session), gateway.testKey, body);
    }

    private static HttpResponse<Buffer> keyed(String session, String key, JsonObject body) {
        return gateway.post(path(session), gateway.testKey, body.toBuffer(), Map.of("Idempotency-Key", key + session));
    }

    private static JsonObject data(HttpResponse<Buffer> answer) {
        return answer.bodyAsJsonObject().getJsonObject("data");
    }

    private static JsonObject session(String id) {
        return data(gateway.get("/api/checkout-sessions/" + id, gateway.testKey));
    }

    private static JsonObject transaction(String session) {
        String id = session(session).getJsonObject("transaction").getString("id");
        return data(gateway.get("/api/transactions/" + id, gateway.testKey));
    }

    private static JsonObject until(JsonObject refund, String status) {
        String path = "/api/refunds/" + refund.getString("id");
        for (int i = 0; i < MOST_LOOKS; i++) {
            JsonObject now = data(gateway.get(path, gateway.testKey));
            if (now.getString("status").equals(status)) {
                return now;
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("the refund did not become " + status);
    }

    private static MerchantReceiver.Received told(String session, String type) {
        return receiver.until(all -> all.stream().anyMatch(each -> isAbout(each, session, type))).await().stream()
                .filter(each -> isAbout(each, session, type))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAbout(MerchantReceiver.Received received, String session, String type) {
        return received.json().getString("type").equals(type)
                && received.json()
                        .getJsonObject("data")
                        .getJsonObject("session")
                        .getString("id")
                        .equals(session);
    }
}
