package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RateLimitTest {
    private static final String PATH = "/api/checkout-sessions";
    private static final int LIMIT = 3;
    private static final int BURST = 40;

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start("http.rateLimit=" + LIMIT);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void refusesWhatIsTooMuchAndSaysWhenToComeBack() {
        List<HttpResponse<Buffer>> answers = burst("GET", PATH, "", gateway.testKey);
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 429);
        for (HttpResponse<Buffer> answer : answers) {
            assertThat(answer.getHeader("X-RateLimit-Limit")).isEqualTo("3");
            assertThat(Integer.parseInt(answer.getHeader("X-RateLimit-Remaining")))
                    .isBetween(0, LIMIT - 1);
            assertThat(answer.getHeader("X-RateLimit-Reset")).isEqualTo("1");
            if (answer.statusCode() == 429) {
                Refusal.assertIs(answer, 429, "RATE_LIMITED");
                assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
                assertThat(answer.getHeader("X-RateLimit-Remaining")).isEqualTo("0");
            }
        }
    }

    @Test
    void leavesOtherKeysAlone() {
        burst("GET", PATH, "", gateway.liveKey);
        assertThat(gateway.get(PATH, gateway.otherTestKey).statusCode()).isEqualTo(200);
    }

    @Test
    void givesAKeyItsOwnLimit() {
        String key = keyWithLimit(100_000);
        List<HttpResponse<Buffer>> answers = burst("GET", PATH, "", key);
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.getHeader("X-RateLimit-Limit"))
                .containsOnly("100000");
    }

    static Stream<Arguments> everyWrongRequest() {
        return Stream.of(
                Arguments.of("PUT", PATH, "", 405),
                Arguments.of("POST", PATH, "x".repeat(70_000), 413),
                Arguments.of("POST", PATH, "no json", 400),
                Arguments.of("GET", PATH + "/none", "", 404),
                Arguments.of("GET", PATH + "?limit=x", "", 400));
    }

    @ParameterizedTest
    @MethodSource("everyWrongRequest")
    void looksAtTheRateBeforeAllButTheKey(String method, String path, String body, int otherwise) {
        List<HttpResponse<Buffer>> answers = burst(method, path, body, keyWithLimit(1));
        assertThat(answers).extracting(HttpResponse::statusCode).contains(429).containsOnly(429, otherwise);
    }

    @Test
    void doesNotCountStrangers() {
        List<HttpResponse<Buffer>> answers = burst("GET", PATH, "", "nonsense");
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(401);
    }

    private static List<HttpResponse<Buffer>> burst(String method, String path, String body, String key) {
        HttpMethod verb = HttpMethod.valueOf(method);
        List<Future<HttpResponse<Buffer>>> sent = IntStream.range(0, BURST)
                .mapToObj(i -> {
                    HttpRequest<Buffer> request = gateway.request(verb, path, key);
                    return body.isEmpty()
                            ? request.send()
                            : request.putHeader("Content-Type", "application/json")
                                    .sendBuffer(Buffer.buffer(body));
                })
                .toList();
        return sent.stream().map(answer -> gateway.checked(verb, path, answer)).toList();
    }

    private static String keyWithLimit(int perSecond) {
        return gateway.issue(new NewApiKey(
                        gateway.merchant.id(), Mode.TEST, "limited", OptionalInt.of(perSecond), Optional.empty()))
                .text();
    }
}
