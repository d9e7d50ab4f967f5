package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "1.0",
                "1.10",
                "1e3",
                "1E+3",
                "1e-3",
                "1e0",
                "12345678901234567",
                "-1234567890.1234567",
                "0.00000000000000001",
                "1e308",
                "1e-308",
                "0e308",
                "100",
                "100000000000000000000",
                "1.7976931348623157e308",
                "true",
                "false",
                "\"\"",
                "\"1.0\"",
                "\"Zoë \uD83C\uDF81 \u202E \u2028\"",
                "\"a\\\"b\\\\c\\/d\\n\\t\\u0001\"",
                "\"</script>\""
            })
    void comesBackAsItWasSent(String value) {
        String id = create("{\"key\":" + value + "}");
        HttpResponse<Buffer> response = gateway.get(PATH + "/" + id, gateway.testKey);
        JsonObject sent = new JsonObject("{\"key\":" + value + "}");
        assertThat(response.bodyAsJsonObject().getJsonObject("data").getJsonObject("metadata"))
                .isEqualTo(sent);
        if (!value.startsWith("\"")) {
            assertThat(response.bodyAsString()).contains("\"metadata\":{\"key\":" + value + "}");
        }
    }

    @Test
    void keepsTheOrderOfKeysAndTheirCharacters() {
        String metadata =
                "{\"z\":1,\"a\":2,\"order id\":\"x\",\"__proto__\":\"y\",\"Zoë🎁\":\"z\",\"'; DROP TABLE\":true}";
        String id = create(metadata);
        assertThat(gateway.get(PATH + "/" + id, gateway.testKey).bodyAsString()).contains("\"metadata\":" + metadata);
    }

    /** Metadata and the parameter that the answer names. */
    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("[]", "metadata"),
                Arguments.of("\"text\"", "metadata"),
                Arguments.of("1", "metadata"),
                Arguments.of("true", "metadata"),
                Arguments.of("{\"a\":null}", "metadata.a"),
                Arguments.of("{\"a\":{}}", "metadata.a"),
                Arguments.of("{\"a\":{\"b\":1}}", "metadata.a"),
                Arguments.of("{\"a\":[1]}", "metadata.a"),
                Arguments.of("{\"a\":\"\\u0000\"}", "metadata.a"),
                Arguments.of("{\"a\":\"\\ud800\"}", "metadata.a"),
                Arguments.of("{\"a\":\"\\udc00\\ud800\"}", "metadata.a"),
                Arguments.of("{\"a\\u0000\":1}", "metadata"),
                Arguments.of("{\"\":1}", "metadata."),
                Arguments.of("{\"" + "k".repeat(41) + "\":1}", "metadata." + "k".repeat(40) + "…"),
                Arguments.of("{\"a\":\"" + "v".repeat(501) + "\"}", "metadata.a"),
                Arguments.of("{\"a\":123456789012345678}", "metadata.a"),
                Arguments.of("{\"a\":0.123456789012345678}", "metadata.a"),
                Arguments.of("{\"a\":1e309}", "metadata.a"),
                Arguments.of("{\"a\":1e-309}", "metadata.a"),
                Arguments.of("{\"a\":12e308}", "metadata.a"),
                Arguments.of("{\"a\":9e308}", "metadata.a"),
                Arguments.of("{\"a\":0." + "0".repeat(320) + "1}", "metadata.a"),
                Arguments.of("{\"a\":1e99999}", "metadata.a"),
                Arguments.of("{\"a\":1e99999999999999999999}", "metadata.a"),
                Arguments.of("{\"a\":" + "9".repeat(300) + "}", "metadata.a"),
                Arguments.of(keys(51), "metadata"),
                Arguments.of(bytes(8193), "metadata"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesTheKeyThatIsWrong(String metadata, String param) {
        Refusal.badRequest(post(metadata), param);
    }

    static Stream<String> atTheLimit() {
        return Stream.of(
                "{}",
                keys(50),
                bytes(8192),
                "{\"" + "k".repeat(40) + "\":\"" + "v".repeat(500) + "\"}",
                "{\"" + "🎁".repeat(40) + "\":\"" + "🎁".repeat(500) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("atTheLimit")
    void takesAsMuchAsIsAllowed(String metadata) {
        String id = create(metadata);
        assertThat(gateway.get(PATH + "/" + id, gateway.testKey).bodyAsString()).contains("\"metadata\":" + metadata);
    }

    @Test
    void tellsEveryWrongKeyAtOnce() {
        Refusal.badRequest(
                post("{\"a\":null,\"b\":1,\"c\":[],\"d\":\"\\u0000\"}"), "metadata.a", "metadata.c", "metadata.d");
    }

    @Test
    void doesNotGoOnAboutTooManyKeys() {
        String metadata =
                IntStream.range(0, 5000).mapToObj(i -> "\"" + i + "\":null").collect(Collectors.joining(",", "{", "}"));
        assertThat(Refusal.of(post(metadata)).params())
                .hasSizeLessThanOrEqualTo(51)
                .contains("metadata");
    }

    @Test
    void countsEscapedCharactersAsOne() {
        create("{\"a\":\"" + "\\u00e9".repeat(500) + "\"}");
    }

    private static String create(String metadata) {
        HttpResponse<Buffer> response = post(metadata);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(201);
        return response.bodyAsJsonObject()
                .getJsonObject("data")
                .getJsonObject("session")
                .getString("id");
    }

    private static HttpResponse<Buffer> post(String metadata) {
        String body = GatewayFixture.sessionBody().encode();
        return gateway.post(
                PATH, gateway.testKey, Buffer.buffer("{\"metadata\":" + metadata + "," + body.substring(1)), Map.of());
    }

    private static String keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"k" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** An object that is this long as UTF-8, of keys and values within their limits. */
    private static String bytes(int length) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 10; text.length() + 510 < length; i++) {
            text.append("\"k").append(i).append("\":\"").append("v".repeat(490)).append("\",");
        }
        text.append("\"end\":\"");
        return text.append("v".repeat(length - text.length() - 2)).append("\"}").toString();
    }
}
