package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of each field of {@code POST /api/checkout-sessions} but metadata. */
class SessionFieldsTest {
    private static final String PATH = "/api/checkout-sessions";

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** Field and JSON value. */
    static Stream<Arguments> wrong() {
        Stream<Arguments> amounts = Stream.of(
                        "0",
                        "-1",
                        "-0",
                        "100000000",
                        "99999999999999999999999999",
                        "\"2500\"",
                        "25.5",
                        "2500.0",
                        "2.5e3",
                        "1e1",
                        "true",
                        "null",
                        "[2500]",
                        "{\"value\":2500}")
                .map(value -> Arguments.of("amount", value));
        Stream<Arguments> currencies = Stream.of(
                        "\"\"",
                        "\"US\"",
                        "\"USDT\"",
                        "\"XXX\"",
                        "\"XAU\"",
                        "\"DEM\"",
                        "\"U$D\"",
                        "\"ＵＳＤ\"",
                        "840",
                        "true",
                        "[]",
                        "{}",
                        "\"US\\u0000\"")
                .map(value -> Arguments.of("currency", value));
        Stream<Arguments> emails = Stream.of(
                        "\"\"",
                        "\"  \"",
                        "null",
                        "1",
                        "\"nobody\"",
                        "\"@example.com\"",
                        "\"a@\"",
                        "\"a b@example.com\"",
                        "\"a@b@example.com\"",
                        "\"a@-example.com\"",
                        "\"a@example..com\"",
                        "\"a@exämple.com\"",
                        "\"a@example.com\\u0000\"",
                        "\"a@\\ud800.com\"",
                        "\"a@example.com\\r\\nBcc: b@example.com\"",
                        "\"" + "a".repeat(243) + "@example.com\"")
                .map(value -> Arguments.of("email", value));
        Stream<Arguments> titles = Stream.of(
                        "1",
                        "true",
                        "[\"a\"]",
                        "{}",
                        "\"" + "a".repeat(251) + "\"",
                        "\"a\\nb\"",
                        "\"a\\u0000b\"",
                        "\"a\\u0085b\"",
                        "\"\\ud83c\"",
                        "\"\\udf81\\ud83c\"")
                .map(value -> Arguments.of("product_title", value));
        return Stream.of(amounts, currencies, emails, titles, urls("success_url"), urls("cancel_url"))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> urls(String field) {
        return Stream.of(
                        "null",
                        "1",
                        "\"\"",
                        "\"/success\"",
                        "\"//yoursite.com/success\"",
                        "\"yoursite.com/success\"",
                        "\"javascript:alert(1)\"",
                        "\"data:text/html,hi\"",
                        "\"ftp://yoursite.com/\"",
                        "\"https:///success\"",
                        "\"https://\"",
                        "\"https:yoursite.com\"",
                        "\"https://user@yoursite.com/\"",
                        "\"https://user:pass@yoursite.com/\"",
                        "\"https://yoursite.com:99999/\"",
                        "\"https://yoursite.com:-1/\"",
                        "\"https://your site.com/\"",
                        "\"https://yoursite.com\\\\@evil.com/\"",
                        "\"https://yoursite.com/\\r\\nLocation: https://evil.com\"",
                        "\"https://yoursite.com/\\u0000\"",
                        "\"https://yoursite.com/\\ud800\"",
                        "\"https://yoursite.com/\\u0085\"",
                        "\" https://yoursite.com/\"",
                        "\"{CHECKOUT_SESSION_ID}://yoursite.com/\"",
                        "\"http://yoursite.com/\"",
                        "\"http://localhost.evil.com/\"",
                        "\"http://127.0.0.1.evil.com/\"",
                        "\"http://10.0.0.1/\"",
                        "\"https://yoursite.com/" + "a".repeat(2028) + "\"")
                .map(value -> Arguments.of(field, value));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesTheFieldThatIsWrong(String field, String value) {
        Refusal refusal = Refusal.badRequest(post(gateway.testKey, with(field, value)), field);
        assertThat(refusal.message()).startsWith(field + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "email", "success_url", "cancel_url"})
    void namesTheFieldThatIsMissing(String field) {
        JsonObject body = GatewayFixture.sessionBody();
        body.remove(field);
        Refusal refusal = Refusal.badRequest(gateway.post(PATH, gateway.testKey, body), field);
        assertThat(refusal.message()).isEqualTo(field + " is required");
    }

    static Stream<Arguments> right() {
        return Stream.of(
                Arguments.of("amount", "1"),
                Arguments.of("amount", "99999999"),
                Arguments.of("currency", "\"usd\""),
                Arguments.of("currency", "\"Jpy\""),
                Arguments.of("currency", "\" EUR \""),
                Arguments.of("currency", "\"KWD\""),
                Arguments.of("email", "\"a@b\""),
                Arguments.of("email", "\"o'brien+x@sub.example.co.uk\""),
                Arguments.of("email", "\"" + "a".repeat(242) + "@example.com\""),
                Arguments.of("product_title", "\"\""),
                Arguments.of("product_title", "\"" + "a".repeat(250) + "\""),
                Arguments.of("product_title", "\"" + "🎁".repeat(250) + "\""),
                Arguments.of("product_title", "\"\\ud83c\\udf81\""),
                Arguments.of("product_title", "\"</script><script>alert(1)</script>\""),
                Arguments.of("success_url", "\"HTTPS://yoursite.com\""),
                Arguments.of("success_url", "\"https://yoursite.com:8443/a/b?c=d#e\""),
                Arguments.of("success_url", "\"https://[2001:db8::1]/\""),
                Arguments.of("success_url", "\"https://xn--exmple-cua.com/\""),
                Arguments.of("success_url", "\"https://yoursite.com/{CHECKOUT_SESSION_ID}?s={CHECKOUT_SESSION_ID}\""),
                Arguments.of("success_url", "\"https://yoursite.com/" + "a".repeat(2027) + "\""),
                Arguments.of("cancel_url", "\"http://localhost:3000/cancel\""),
                Arguments.of("cancel_url", "\"http://LOCALHOST/cancel\""),
                Arguments.of("cancel_url", "\"http://127.0.0.1/cancel\""),
                Arguments.of("cancel_url", "\"http://[::1]:8080/cancel\""));
    }

    @ParameterizedTest
    @MethodSource("right")
    void takesWhatKeepsToTheRule(String field, String value) {
        HttpResponse<Buffer> response = post(gateway.testKey, with(field, value));
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/x", "http://127.0.0.1/x", "http://[::1]/x"})
    void wantsHttpsInLiveModeEvenOnLoopback(String url) {
        JsonObject body = GatewayFixture.sessionBody().put("success_url", url).put("cancel_url", url);
        Refusal.badRequest(gateway.post(PATH, gateway.liveKey, body), "success_url", "cancel_url");
    }

    @Test
    void tellsEveryWrongFieldAtOnce() {
        String body = "{\"amount\":0,\"currency\":\"XXX\",\"email\":\"x\",\"product_title\":7,\"success_url\":\"x\","
                + "\"metadata\":{\"a\":null,\"b\":[]}}";
        HttpResponse<Buffer> response = post(gateway.testKey, Buffer.buffer(body));
        Refusal refusal = Refusal.of(response);
        assertThat(refusal.params())
                .containsExactlyInAnyOrder(
                        "amount",
                        "currency",
                        "email",
                        "product_title",
                        "success_url",
                        "cancel_url",
                        "metadata.a",
                        "metadata.b");
        assertThat(refusal.message()).endsWith("(and 7 more)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "DEM", "ABC"})
    void namesTheCurrencyThatCannotBePaid(String currency) {
        HttpResponse<Buffer> response = post(gateway.testKey, with("currency", "\"" + currency + "\""));
        assertThat(Refusal.badRequest(response, "currency").message()).contains(currency);
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        JsonObject body = GatewayFixture.sessionBody()
                .put("colour", "red")
                .put("lines", new JsonObject().put("deep", new JsonObject().putNull("deeper")));
        assertThat(gateway.post(PATH, gateway.testKey, body).statusCode()).isEqualTo(201);
    }

    private static HttpResponse<Buffer> post(String key, Buffer body) {
        return gateway.post(PATH, key, body, Map.of());
    }

    /** A valid body with one field of this JSON text. */
    private static Buffer with(String field, String json) {
        JsonObject others = GatewayFixture.sessionBody();
        others.remove(field);
        String rest = others.encode();
        return Buffer.buffer("{\"" + field + "\":" + json + "," + rest.substring(1));
    }
}
