package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.merchant.ApiKeys;
import com.ovgcpayments.gateway.merchant.IssuedApiKey;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in, what he sees, and that a stranger learns nothing. */
class AuthenticationTest {
    private static final String SESSIONS = "/api/checkout-sessions";
    private static final String ENDPOINTS = "/api/webhook-endpoints";
    private static final String UNKNOWN = "ovgc_test_" + "A".repeat(43);

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR ", "Bearer   "})
    void takesTheSchemeInAnyCase(String scheme) {
        assertThat(list(scheme + gateway.testKey).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesEveryKeyThatIsNoneInTheSameWords() {
        String revoked = revokedKey();
        String expired = expiredKey();
        String mine = gateway.testKey;
        List<String> headers = List.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer " + UNKNOWN,
                "Bearer " + revoked,
                "Bearer " + expired,
                "Bearer " + mine.substring(1),
                "Bearer " + mine + "A",
                "Bearer " + mine.substring(0, mine.length() - 1),
                "Bearer " + mine.replace("ovgc_test_", "ovgc_live_"),
                "Bearer " + mine.toUpperCase(Locale.ROOT),
                "Bearer " + mine + " " + mine,
                "Bearer ovgc_test_ü" + "A".repeat(42),
                "Basic " + mine,
                "Token " + mine,
                "Bearer:" + mine,
                mine);
        String words = Refusal.withoutRequestId(list(headers.get(0)));
        for (String header : headers) {
            HttpResponse<Buffer> response = list(header);
            assertThat(response.statusCode()).as(header).isEqualTo(401);
            assertThat(Refusal.of(response).code()).isEqualTo("UNAUTHORIZED");
            assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(response.headers().names()).noneMatch(name -> name.startsWith("X-RateLimit"));
            assertThat(Refusal.withoutRequestId(response)).as(header).isEqualTo(words);
        }
    }

    @Test
    void refusesAKeyWithinASecondOfItsRevocation() {
        IssuedApiKey key = gateway.issue(NewApiKey.of(gateway.merchant.id(), Mode.TEST, "to be revoked"));
        assertThat(gateway.get(SESSIONS, key.text()).statusCode()).isEqualTo(200);
        new ApiKeys(gateway.owner()).revoke(key.key().id()).await();
        gateway.vertx().timer(1, TimeUnit.SECONDS).await();
        Refusal.assertIs(gateway.get(SESSIONS, key.text()), 401, "UNAUTHORIZED");
    }

    static Stream<Arguments> everyWrongRequest() {
        return Stream.of(
                Arguments.of("POST", SESSIONS, "application/json", "x".repeat(70_000)),
                Arguments.of("POST", SESSIONS, "text/plain", "{}"),
                Arguments.of("POST", SESSIONS, "application/json", "no json"),
                Arguments.of("POST", ENDPOINTS, "application/json", ""),
                Arguments.of("PUT", SESSIONS, "application/json", "{}"),
                Arguments.of("GET", SESSIONS + "?limit=x", "", ""),
                Arguments.of("GET", SESSIONS + "/none", "", ""),
                Arguments.of("GET", "/api/nothing", "", ""),
                Arguments.of("DELETE", ENDPOINTS + "/none", "", ""));
    }

    @ParameterizedTest
    @MethodSource("everyWrongRequest")
    void asksForTheKeyBeforeAnythingElse(String method, String path, String type, String body) {
        for (String key : List.of("", "nonsense", UNKNOWN)) {
            HttpMethod verb = HttpMethod.valueOf(method);
            HttpRequest<Buffer> request = gateway.request(verb, path, key);
            if (!type.isEmpty()) {
                request.putHeader("Content-Type", type);
            }
            HttpResponse<Buffer> response = gateway.checked(
                    verb, path, body.isEmpty() ? request.send() : request.sendBuffer(Buffer.buffer(body)));
            Refusal.assertIs(response, 401, "UNAUTHORIZED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/openapi.yaml"})
    void needsNoKeyForWhatIsForEverybody(String path) {
        assertThat(gateway.get(path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void showsASessionToItsMerchantInItsModeOnly() {
        String test = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        String live = gateway.createSession(gateway.liveKey, GatewayFixture.sessionBody());
        assertThat(gateway.get(SESSIONS + "/" + test, gateway.testKey).statusCode())
                .isEqualTo(200);
        assertThat(gateway.get(SESSIONS + "/" + live, gateway.liveKey).statusCode())
                .isEqualTo(200);

        String nothing = Refusal.withoutRequestId(gateway.get(SESSIONS + "/none", gateway.testKey));
        for (HttpResponse<Buffer> response : List.of(
                gateway.get(SESSIONS + "/" + test, gateway.liveKey),
                gateway.get(SESSIONS + "/" + live, gateway.testKey),
                gateway.get(SESSIONS + "/" + test, gateway.otherTestKey),
                gateway.get(SESSIONS + "/" + live, gateway.otherTestKey))) {
            Refusal.assertIs(response, 404, "NOT_FOUND");
            assertThat(Refusal.withoutRequestId(response)).isEqualTo(nothing);
        }
        assertThat(gateway.get(SESSIONS + "?limit=100", gateway.otherTestKey).bodyAsString())
                .doesNotContain(test)
                .doesNotContain(live);
        assertThat(gateway.get(SESSIONS + "?limit=100", gateway.liveKey).bodyAsString())
                .contains(live)
                .doesNotContain(test);
    }

    @Test
    void showsAnEndpointToItsMerchantInItsModeOnly() {
        String id = gateway.post(ENDPOINTS, gateway.testKey, new JsonObject().put("url", "http://127.0.0.1:1/hook"))
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getString("id");
        String nothing = Refusal.withoutRequestId(gateway.get(ENDPOINTS + "/none", gateway.testKey));
        for (String stranger : List.of(gateway.liveKey, gateway.otherTestKey)) {
            for (HttpResponse<Buffer> response : List.of(
                    gateway.get(ENDPOINTS + "/" + id, stranger), gateway.delete(ENDPOINTS + "/" + id, stranger))) {
                Refusal.assertIs(response, 404, "NOT_FOUND");
                assertThat(Refusal.withoutRequestId(response)).isEqualTo(nothing);
            }
            assertThat(gateway.get(ENDPOINTS, stranger).bodyAsString()).doesNotContain(id);
        }
        assertThat(gateway.get(ENDPOINTS + "/" + id, gateway.testKey).statusCode())
                .isEqualTo(200);
    }

    @Test
    void hasNothingForOtherOrigins() {
        HttpRequest<Buffer> preflight = gateway.request(HttpMethod.OPTIONS, SESSIONS, "")
                .putHeader("Origin", "https://shop.example")
                .putHeader("Access-Control-Request-Method", "POST");
        HttpResponse<Buffer> refused = gateway.checked(HttpMethod.OPTIONS, SESSIONS, preflight.send());
        assertThat(refused.statusCode()).isEqualTo(401);
        HttpResponse<Buffer> response = gateway.checked(
                HttpMethod.GET,
                SESSIONS,
                gateway.request(HttpMethod.GET, SESSIONS, gateway.testKey)
                        .putHeader("Origin", "https://shop.example")
                        .send());
        for (HttpResponse<Buffer> each : List.of(refused, response)) {
            assertThat(each.headers().names()).noneMatch(name -> name.startsWith("Access-Control"));
        }
    }

    @Test
    void givesEveryAnswerAnIdOfItsOwn() {
        String one = gateway.get("/health/live", "").getHeader("X-Request-Id");
        String other = gateway.get("/health/live", "").getHeader("X-Request-Id");
        assertThat(one).isNotEqualTo(other);
        HttpResponse<Buffer> response = gateway.checked(
                HttpMethod.GET,
                "/health/live",
                gateway.request(HttpMethod.GET, "/health/live", "")
                        .putHeader("X-Request-Id", "mine")
                        .send());
        assertThat(response.getHeader("X-Request-Id")).startsWith("req_");
    }

    private static HttpResponse<Buffer> list(String authorization) {
        HttpRequest<Buffer> request = gateway.request(HttpMethod.GET, SESSIONS, "");
        if (!authorization.isEmpty()) {
            request.putHeader("Authorization", authorization);
        }
        return gateway.checked(HttpMethod.GET, SESSIONS, request.send());
    }

    private static String revokedKey() {
        IssuedApiKey key = gateway.issue(NewApiKey.of(gateway.merchant.id(), Mode.TEST, "revoked"));
        new ApiKeys(gateway.owner()).revoke(key.key().id()).await();
        return key.text();
    }

    private static String expiredKey() {
        IssuedApiKey key = gateway.issue(new NewApiKey(
                gateway.merchant.id(), Mode.TEST, "expired", OptionalInt.empty(), Optional.of(Duration.ofDays(1))));
        gateway.owner()
                .query(
                        "UPDATE api_key SET expires_at = now() WHERE id = $1",
                        key.key().id())
                .await();
        return key.text();
    }
}
