package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body must be before anybody looks at its fields: its size, its type, its encoding, its JSON. */
class RequestBodyTest {
    private static final String PATH = "/api/checkout-sessions";
    private static final int LIMIT = 64 * 1024;

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
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "2500",
                "true",
                "{",
                "}",
                "{]",
                "{\"amount\"",
                "{\"amount\":",
                "{\"amount\":}",
                "{\"amount\":2500,}",
                "{amount:2500}",
                "{'amount':2500}",
                "{\"amount\":02500}",
                "{\"amount\":+2500}",
                "{\"amount\":NaN}",
                "{\"amount\":2500} {}",
                "{\"amount\":2500} x",
                "{\"amount\":2500}\u0000",
                "{\"amount\":2500 // comment\n}",
                "{\"email\":\"a\nb\"}",
                "{\"email\":\"\\x\"}",
                "{\"\\ud800\":1}",
                "\uFEFF{}",
                "\u0000"
            })
    void refusesWhatIsNotOneJsonObject(String body) {
        Refusal.badRequest(post(Buffer.buffer(body)));
    }

    @Test
    void refusesARequestWithoutABody() {
        HttpResponse<Buffer> response = gateway.checked(
                HttpMethod.POST,
                PATH,
                gateway.request(HttpMethod.POST, PATH, gateway.testKey)
                        .putHeader("Content-Type", "application/json")
                        .send());
        Refusal.badRequest(response);
    }

    static Stream<Buffer> otherEncodings() {
        String body = GatewayFixture.sessionBody().put("product_title", "Größe").encode();
        return Stream.of(
                Buffer.buffer(body.getBytes(StandardCharsets.UTF_16)),
                Buffer.buffer(body.getBytes(StandardCharsets.UTF_16BE)),
                Buffer.buffer(body.getBytes(StandardCharsets.UTF_16LE)),
                Buffer.buffer(body.getBytes(Charset.forName("UTF-32"))),
                Buffer.buffer(body.getBytes(StandardCharsets.ISO_8859_1)),
                Buffer.buffer(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})
                        .appendString(body));
    }

    @ParameterizedTest
    @MethodSource("otherEncodings")
    void refusesEveryEncodingButUtf8(Buffer body) {
        Refusal.badRequest(post(body));
    }

    static Stream<Arguments> brokenUtf8() {
        return Stream.of(
                        new int[] {0xFF},
                        new int[] {0xC3},
                        new int[] {0xC0, 0x80},
                        new int[] {0xC1, 0x81},
                        new int[] {0xE2, 0x82},
                        new int[] {0xED, 0xA0, 0x80},
                        new int[] {0xF0, 0x9F, 0x8E},
                        new int[] {0xF4, 0x90, 0x80, 0x80},
                        new int[] {0xF8, 0x88, 0x80, 0x80, 0x80})
                .flatMap(bytes ->
                        Stream.of("product_title", "email", "ignored").map(field -> Arguments.of(field, bytes)));
    }

    @ParameterizedTest
    @MethodSource("brokenUtf8")
    void refusesBrokenUtf8WhereverItStands(String field, int[] bytes) {
        JsonObject others = GatewayFixture.sessionBody();
        others.remove(field);
        Buffer body = Buffer.buffer("{\"" + field + "\":\"a");
        for (int each : bytes) {
            body.appendByte((byte) each);
        }
        body.appendString("\"," + others.encode().substring(1));
        Refusal refusal = Refusal.of(post(body));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void namesTheFieldThatOccursTwice() {
        String body = GatewayFixture.sessionBody().encode();
        Refusal.badRequest(post(Buffer.buffer("{\"amount\":1," + body.substring(1))), "amount");
        Refusal.badRequest(post(Buffer.buffer("{\"ignored\":1,\"ignored\":1," + body.substring(1))), "ignored");
        Refusal.badRequest(post(Buffer.buffer("{\"it's\":1,\"it's\":1," + body.substring(1))), "it's");
        Refusal.badRequest(
                post(Buffer.buffer("{\"metadata\":{\"a\":1,\"b\":2,\"a\":1}," + body.substring(1))), "metadata.a");
        Refusal.badRequest(
                post(Buffer.buffer("{\"ignored\":{\"deep\":[{\"a\":1,\"a\":1}]}," + body.substring(1))),
                "ignored.deep[0].a");
    }

    @Test
    void refusesDeepNestingAlsoInFieldsThatItIgnores() {
        String body = GatewayFixture.sessionBody().encode().substring(1);
        assertThat(post(Buffer.buffer("{\"ignored\":" + "[".repeat(15) + "]".repeat(15) + "," + body))
                        .statusCode())
                .isEqualTo(201);
        Refusal refusal =
                Refusal.badRequest(post(Buffer.buffer("{\"ignored\":" + "[".repeat(16) + "]".repeat(16) + "," + body)));
        assertThat(refusal.message()).contains("16 levels");
        Refusal.badRequest(post(Buffer.buffer("[".repeat(30_000))));
        Refusal.badRequest(post(Buffer.buffer("{\"a\":".repeat(10_000))));
    }

    @Test
    void refusesNumbersWithoutEnd() {
        String body = GatewayFixture.sessionBody().encode().substring(1);
        Refusal.badRequest(post(Buffer.buffer("{\"amount\":" + "9".repeat(60_000) + "," + body)));
        Refusal.badRequest(post(Buffer.buffer("{\"ignored\":1e" + "9".repeat(60_000) + "," + body)));
    }

    @Test
    void takesExactlySixtyFourKilobytes() {
        assertThat(post(ofLength(LIMIT)).statusCode()).isEqualTo(201);
        Refusal.assertIs(post(ofLength(LIMIT + 1)), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void takesExactlySixtyFourKilobytesInChunks() {
        assertThat(postInChunks(ofLength(LIMIT)).statusCode()).isEqualTo(201);
        Refusal.assertIs(postInChunks(ofLength(LIMIT + 1)), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void refusesMegabytesAtOnce() {
        Refusal.assertIs(post(ofLength(4 * 1024 * 1024)), 413, "PAYLOAD_TOO_LARGE");
        Refusal.assertIs(postInChunks(ofLength(4 * 1024 * 1024)), 413, "PAYLOAD_TOO_LARGE");
        assertThat(post(ofLength(1000)).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/jsonp",
                "application/problem+json",
                "json",
                "",
                ";"
            })
    void refusesOtherTypes(String type) {
        Refusal.assertIs(post(PATH, type), 415, "UNSUPPORTED_MEDIA_TYPE");
        Refusal.assertIs(post("/api/webhook-endpoints", type), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void refusesABodyWithoutAType() {
        HttpResponse<Buffer> response = gateway.checked(
                HttpMethod.POST,
                PATH,
                gateway.request(HttpMethod.POST, PATH, gateway.testKey)
                        .sendStream(chunks(GatewayFixture.sessionBody().toBuffer())));
        Refusal.assertIs(response, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON; charset=utf-8", "application/json ;charset=\"UTF-8\""})
    void takesJsonHoweverItIsWritten(String type) {
        assertThat(post(PATH, type).statusCode()).isEqualTo(201);
    }

    static Stream<Arguments> otherMethods() {
        return Stream.of(
                        Arguments.of("PUT", PATH, "POST, GET"),
                        Arguments.of("PATCH", PATH, "POST, GET"),
                        Arguments.of("DELETE", PATH, "POST, GET"),
                        Arguments.of("POST", PATH + "/x", "GET"),
                        Arguments.of("DELETE", PATH + "/x", "GET"),
                        Arguments.of("PUT", "/api/webhook-endpoints", "POST, GET"),
                        Arguments.of("POST", "/api/webhook-endpoints/x", "GET, PATCH, DELETE"),
                        Arguments.of("POST", "/openapi.yaml", "GET"),
                        Arguments.of("POST", "/health/live", "GET"))
                .map(each -> each);
    }

    @ParameterizedTest
    @MethodSource("otherMethods")
    void tellsWhichMethodsThereAre(String method, String path, String allowed) {
        HttpMethod verb = HttpMethod.valueOf(method);
        HttpResponse<Buffer> response = gateway.checked(
                verb, path, gateway.request(verb, path, gateway.testKey).send());
        Refusal.assertIs(response, 405, "METHOD_NOT_ALLOWED");
        assertThat(response.getHeader("Allow").split(", ")).containsExactlyInAnyOrder(allowed.split(", "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/",
                "/api/nothing",
                "/api/checkout-sessions/x/y",
                "/health",
                "/openapi.json",
                "/favicon.ico",
                "/%00",
                "/..%2f..%2fetc/passwd"
            })
    void answersForUnknownPathsInTheEnvelope(String path) {
        Refusal.assertIs(gateway.get(path, gateway.testKey), 404, "NOT_FOUND");
        Refusal.assertIs(gateway.post(path, gateway.testKey, new JsonObject()), 404, "NOT_FOUND");
    }

    private static HttpResponse<Buffer> post(Buffer body) {
        return gateway.post(PATH, gateway.testKey, body, Map.of());
    }

    private static HttpResponse<Buffer> post(String path, String type) {
        return gateway.post(
                path, gateway.testKey, GatewayFixture.sessionBody().toBuffer(), Map.of("Content-Type", type));
    }

    /** Without a Content-Length: nobody knows how long it is before it is there. */
    private static HttpResponse<Buffer> postInChunks(Buffer body) {
        HttpRequest<Buffer> request =
                gateway.request(HttpMethod.POST, PATH, gateway.testKey).putHeader("Content-Type", "application/json");
        return gateway.checked(HttpMethod.POST, PATH, request.sendStream(chunks(body)));
    }

    private static ReadStream<Buffer> chunks(Buffer body) {
        return new Chunks(body);
    }

    /** A valid body of this length, by the grace of a field that nobody reads. */
    private static Buffer ofLength(int length) {
        String body = GatewayFixture.sessionBody().encode();
        String start = body.substring(0, body.length() - 1) + ",\"ignored\":\"";
        return Buffer.buffer(start + "x".repeat(length - start.length() - 2) + "\"}");
    }
}
