package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    private static final String SESSIONS = "/api/checkout-sessions";
    private static final String ENDPOINTS = "/api/webhook-endpoints";

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void answersARepetitionWithTheSameBytes() {
        String key = newKey();
        HttpResponse<Buffer> first = post(SESSIONS, gateway.testKey, key, body());
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.getHeader("Idempotent-Replayed")).isNull();
        HttpResponse<Buffer> again = post(SESSIONS, gateway.testKey, key, body());
        assertReplay(again, first);
        assertThat(again.getHeader("X-Request-Id")).isNotEqualTo(first.getHeader("X-Request-Id"));
        assertThat(sessionsOf(first)).isEqualTo(1);
    }

    @Test
    void refusesTheKeyForAnotherBody() {
        String key = newKey();
        HttpResponse<Buffer> first = post(SESSIONS, gateway.testKey, key, body());
        JsonObject other = GatewayFixture.sessionBody().put("amount", 2501);
        Refusal.assertIs(post(SESSIONS, gateway.testKey, key, other.toBuffer()), 422, "IDEMPOTENCY_KEY_REUSED");
        Refusal.assertIs(post(SESSIONS, gateway.testKey, key, body().appendString(" ")), 422, "IDEMPOTENCY_KEY_REUSED");
        Refusal.assertIs(post(SESSIONS, gateway.testKey, key, Buffer.buffer("{}")), 422, "IDEMPOTENCY_KEY_REUSED");
        assertReplay(post(SESSIONS, gateway.testKey, key, body()), first);
    }

    @Test
    void makesOneSessionOfTwentyRequestsAtOnce() {
        assertOneSession(List.of(gateway.apiUrl()));
    }

    @Test
    void makesOneSessionOfRequestsToTwoInstances() {
        assertOneSession(List.of(gateway.apiUrl(), gateway.launchAnother()));
    }

    private static void assertOneSession(List<String> origins) {
        String key = newKey();
        List<Future<HttpResponse<Buffer>>> sent = IntStream.range(0, 20)
                .mapToObj(i -> gateway.request(
                                HttpMethod.POST, origins.get(i % origins.size()) + SESSIONS, gateway.testKey)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Idempotency-Key", key)
                        .sendBuffer(body()))
                .toList();
        List<HttpResponse<Buffer>> answers = sent.stream()
                .map(answer -> gateway.checked(HttpMethod.POST, SESSIONS, answer))
                .toList();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers.stream().map(HttpResponse::bodyAsString).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.getHeader("Idempotent-Replayed") == null))
                .hasSize(1);
        assertThat(sessionsOf(answers.get(0))).isEqualTo(1);
    }

    @Test
    void tellsThatTheFirstRequestIsStillAtWork() {
        String key = newKey();
        Promise<Void> release = Promise.promise();
        Promise<Void> locked = Promise.promise();
        Future<Void> blocker = gateway.owner()
                .transaction(transaction -> transaction
                        .query("LOCK TABLE checkout_session IN ACCESS EXCLUSIVE MODE")
                        .execute()
                        .onSuccess(done -> locked.complete())
                        .compose(done -> release.future()));
        locked.future().await();
        Future<HttpResponse<Buffer>> first = gateway.request(HttpMethod.POST, SESSIONS, gateway.testKey)
                .putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", key)
                .sendBuffer(body());
        waitForBlockedInsert();

        HttpResponse<Buffer> second = post(SESSIONS, gateway.testKey, key, body());
        Refusal.assertIs(second, 409, "IDEMPOTENCY_IN_PROGRESS");
        assertThat(second.getHeader("Retry-After")).isEqualTo("1");

        release.complete();
        blocker.await();
        HttpResponse<Buffer> made = gateway.checked(HttpMethod.POST, SESSIONS, first);
        assertThat(made.statusCode()).isEqualTo(201);
        assertReplay(post(SESSIONS, gateway.testKey, key, body()), made);
    }

    @Test
    void forgetsAKeyAfterADay() {
        String key = newKey();
        HttpResponse<Buffer> first = post(SESSIONS, gateway.testKey, key, body());
        age(key, "23 hours 59 minutes");
        assertReplay(post(SESSIONS, gateway.testKey, key, body()), first);
        age(key, "24 hours");
        Buffer other = GatewayFixture.sessionBody().put("amount", 1).toBuffer();
        HttpResponse<Buffer> second = post(SESSIONS, gateway.testKey, key, other);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.getHeader("Idempotent-Replayed")).isNull();
        assertReplay(post(SESSIONS, gateway.testKey, key, other), second);
    }

    @Test
    void belongsToOneMerchantModeAndPath() {
        String key = newKey();
        for (String apiKey : List.of(gateway.testKey, gateway.liveKey, gateway.otherTestKey)) {
            HttpResponse<Buffer> response = post(SESSIONS, apiKey, key, body());
            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(response.getHeader("Idempotent-Replayed")).isNull();
        }
        HttpResponse<Buffer> endpoint = post(ENDPOINTS, gateway.testKey, key, endpoint());
        assertThat(endpoint.statusCode()).isEqualTo(201);
        assertThat(endpoint.getHeader("Idempotent-Replayed")).isNull();
    }

    @Test
    void doesNotKeepARefusal() {
        String key = newKey();
        Refusal.badRequest(post(SESSIONS, gateway.testKey, key, Buffer.buffer("no json")));
        JsonObject wrong = GatewayFixture.sessionBody().put("amount", 0);
        Refusal.badRequest(post(SESSIONS, gateway.testKey, key, wrong.toBuffer()), "amount");
        assertThat(post(SESSIONS, gateway.testKey, key, body()).statusCode()).isEqualTo(201);
    }

    @Test
    void answersAsBeforeWhenTheRequestWouldNowBeRefused() {
        String key = newKey();
        HttpResponse<Buffer> first = post(SESSIONS, gateway.testKey, key, body());
        String nothingToPayWith = gateway.launchAnother("connectors.sandbox.modes=live") + SESSIONS;
        Refusal.badRequest(post(nothingToPayWith, gateway.testKey, newKey(), body()), "currency");
        assertReplay(post(nothingToPayWith, gateway.testKey, key, body()), first);
    }

    @Test
    void repeatsASecretAndKeepsItSealed() {
        String key = newKey();
        HttpResponse<Buffer> first = post(ENDPOINTS, gateway.testKey, key, endpoint());
        String secret = first.bodyAsJsonObject().getJsonObject("data").getString("secret");
        assertThat(secret).startsWith("whsec_");
        assertReplay(post(ENDPOINTS, gateway.testKey, key, endpoint()), first);
        String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        for (String table : List.of("idempotency_key", "webhook_endpoint")) {
            List<String> dump = gateway.owner().query("SELECT t::text AS row FROM " + table + " t").await().stream()
                    .map(row -> row.getString("row"))
                    .toList();
            assertThat(dump).isNotEmpty().noneMatch(row -> row.contains(secret) || row.contains(hex));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "schlüssel", "a\tb"})
    void refusesAKeyThatCannotBe(String key) {
        Refusal.badRequest(post(SESSIONS, gateway.testKey, key, body()), "Idempotency-Key");
        Refusal.badRequest(post(ENDPOINTS, gateway.testKey, key, endpoint()), "Idempotency-Key");
    }

    @Test
    void takesKeysOf255Characters() {
        Refusal.badRequest(post(SESSIONS, gateway.testKey, "k".repeat(256), body()), "Idempotency-Key");
        String key = "~ \"'; DROP TABLE".repeat(16).substring(0, 255);
        HttpResponse<Buffer> first = post(SESSIONS, gateway.testKey, key, body());
        assertThat(first.statusCode()).isEqualTo(201);
        assertReplay(post(SESSIONS, gateway.testKey, key, body()), first);
    }

    @Test
    void ignoresTheKeyOnReadingRequests() {
        HttpResponse<Buffer> response = gateway.checked(
                HttpMethod.GET,
                SESSIONS,
                gateway.request(HttpMethod.GET, SESSIONS, gateway.testKey)
                        .putHeader("Idempotency-Key", "reading")
                        .send());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.getHeader("Idempotent-Replayed")).isNull();
    }

    private static void assertReplay(HttpResponse<Buffer> replay, HttpResponse<Buffer> first) {
        assertThat(replay.statusCode()).as(replay.bodyAsString()).isEqualTo(first.statusCode());
        assertThat(replay.body()).isEqualTo(first.body());
        assertThat(replay.getHeader("Idempotent-Replayed")).isEqualTo("true");
    }

    private static HttpResponse<Buffer> post(String path, String apiKey, String key, Buffer body) {
        return gateway.post(path, apiKey, body, Map.of("Idempotency-Key", key));
    }

    private static Buffer body() {
        return GatewayFixture.sessionBody().toBuffer();
    }

    private static Buffer endpoint() {
        return new JsonObject().put("url", "http://127.0.0.1:1/hook").toBuffer();
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static void age(String key, String by) {
        gateway.owner()
                .query("UPDATE idempotency_key SET created_at = now() - $2::text::interval WHERE key = $1", key, by)
                .await();
    }

    private static long sessionsOf(HttpResponse<Buffer> created) {
        String id = created.bodyAsJsonObject()
                .getJsonObject("data")
                .getJsonObject("session")
                .getString("id");
        return gateway.owner().query("""
                        SELECT count(*) AS sessions FROM checkout_session
                         WHERE created_at >= (SELECT created_at FROM checkout_session WHERE id = $1::text::uuid)""", id).await().iterator().next().getLong("sessions");
    }

    private static void waitForBlockedInsert() {
        for (int i = 0; i < 200; i++) {
            long blocked = gateway.owner()
                    .query("SELECT count(*) AS blocked FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND wait_event_type = 'Lock'")
                    .await()
                    .iterator()
                    .next()
                    .getLong("blocked");
            if (blocked > 0) {
                return;
            }
            gateway.vertx().timer(50, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("nobody waits for the table");
    }
}
