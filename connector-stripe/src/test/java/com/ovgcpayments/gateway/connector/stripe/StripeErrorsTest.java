package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each of Stripe's refusals means, and when it is asked again. Here Stripe says what the test tells it to. */
class StripeErrorsTest {
    private static final String JSON = "application/json";

    private final Vertx vertx = Vertx.vertx();
    private final Deque<Said> script = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private StripeRig rig;

    private record Said(int status, Map<String, String> headers, String body) {}

    @BeforeEach
    void listen() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
        rig = StripeRig.with(Map.of("apiBase", "http://127.0.0.1:" + server.actualPort()));
    }

    @AfterEach
    void close() {
        rig.close();
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, parameter_unknown,         NotSent",
        "400, invalid_request_error, amount_too_small,          NotSent",
        "400, idempotency_error,     '',                        Unknown",
        "401, invalid_request_error, '',                        NotSent",
        "403, invalid_request_error, '',                        NotSent",
        "402, card_error,            card_declined,             Declined",
        "404, invalid_request_error, resource_missing,          Unknown",
        "409, invalid_request_error, idempotency_key_in_use,    Unknown",
        "429, invalid_request_error, rate_limit,                NotSent",
        "429, invalid_request_error, lock_timeout,              NotSent",
        "424, invalid_request_error, '',                        Unknown",
        "500, api_error,             '',                        Unknown",
        "503, api_error,             '',                        Unknown",
        "302, invalid_request_error, '',                        Unknown",
        "201, invalid_request_error, '',                        Unknown",
    })
    void aRefusalOfBeginMeansWhatItProves(int status, String type, String code, String outcome) {
        always(status, Map.of("Content-Type", JSON, "Stripe-Should-Retry", "false"), error(type, code));
        assertThat(begin().getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "402", "403", "404", "409", "429", "500"})
    void aRefusalToTellSaysNothingOfThePayment(int status) {
        always(
                status,
                Map.of("Content-Type", JSON, "Stripe-Should-Retry", "false"),
                error("invalid_request_error", "x"));
        assertThat(rig.fetch(StripeRig.order(), "cs_test_1"))
                .isInstanceOfAny(Outcome.Unknown.class, Outcome.NotSent.class);
    }

    @Test
    void whatOnlyLooksLikeARefusalIsUnclear() {
        for (int status : new int[] {400, 401, 402, 403, 429}) {
            always(status, Map.of("Content-Type", "text/html"), "<h1>A proxy of somebody else's</h1>");
            assertThat(begin()).isInstanceOf(Outcome.Unknown.class);
            always(status, Map.of("Content-Type", JSON), "{\"message\":\"not Stripe's\"}");
            assertThat(begin()).isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(rig.standings()).isEmpty();
    }

    @Test
    void aDeclineCarriesTheBanksWordAndTellsThePayerLess() {
        always(402, Map.of("Content-Type", JSON), """
                {"error":{"type":"card_error","code":"card_declined","decline_code":"stolen_card",
                 "message":"Card of payer@example.com was stolen."}}""");
        assertThat(begin()).isEqualTo(new Outcome.Declined("stolen_card", DeclineReason.GENERIC, false));
    }

    @ParameterizedTest
    @CsvSource({"500", "503", "400", "409"})
    void stripeMayAskToBeAskedAgain(int status) {
        say(status, Map.of("Content-Type", JSON, "Stripe-Should-Retry", "true"), error("api_error", ""));
        always(400, Map.of("Content-Type", JSON), error("invalid_request_error", "x"));
        begin();
        assertThat(asked).hasSize(2).allMatch(asked.get(0)::equals);
    }

    @ParameterizedTest
    @CsvSource({"429", "409", "500"})
    void stripeMayAskNotToBeAskedAgain(int status) {
        always(status, Map.of("Content-Type", JSON, "Stripe-Should-Retry", "false"), error("api_error", ""));
        begin();
        assertThat(asked).hasSize(1);
    }

    @Test
    void whoeverIsTooManyComesBackWhenHeIsToldTo() {
        say(429, Map.of("Content-Type", JSON, "Retry-After", "0"), error("invalid_request_error", "rate_limit"));
        say(429, Map.of("Content-Type", JSON, "Retry-After", "0"), error("invalid_request_error", "rate_limit"));
        always(429, Map.of("Content-Type", JSON, "Retry-After", "0"), error("invalid_request_error", "rate_limit"));
        assertThat(begin()).isInstanceOf(Outcome.NotSent.class);
        assertThat(asked).hasSize(3).allMatch(asked.get(0)::equals);
    }

    @Test
    void nobodyWaitsForLongerThanAPayerWould() {
        always(429, Map.of("Content-Type", JSON, "Retry-After", "60"), error("invalid_request_error", "rate_limit"));
        assertThat(begin()).isInstanceOf(Outcome.NotSent.class);
        assertThat(asked).hasSize(1);
    }

    /** The first try may have been carried out, whatever the second is told. */
    @ParameterizedTest
    @CsvSource({"400", "401", "402", "429"})
    void aRefusalAfterAnUnclearTryProvesNothing(int status) {
        say(500, Map.of("Content-Type", JSON, "Stripe-Should-Retry", "true"), error("api_error", ""));
        always(
                status,
                Map.of("Content-Type", JSON, "Stripe-Should-Retry", "false"),
                error("invalid_request_error", "x"));
        assertThat(begin()).isInstanceOf(Outcome.Unknown.class);
    }

    /** Neither does one after a try that was done, or that met another with its key. */
    @ParameterizedTest
    @CsvSource({"200, 400", "200, 429", "409, 400", "409, 429"})
    void aRefusalAfterATryThatWasNotRefusedProvesNothing(int first, int then) {
        say(first, Map.of("Content-Type", JSON, "Stripe-Should-Retry", "true"), error("invalid_request_error", ""));
        always(then, Map.of("Content-Type", JSON, "Stripe-Should-Retry", "false"), error("invalid_request_error", "x"));
        assertThat(begin()).isInstanceOf(Outcome.Unknown.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatIsNoSessionIsUnclear() {
        for (String body : List.of(
                "",
                "null",
                "[]",
                "\"open\"",
                "{}",
                "{\"object\":\"checkout.session\"}",
                "{\"object\":\"list\",\"data\":[]}",
                "{\"object\":\"checkout.session\",\"object\":\"checkout.session\"}",
                "{\"object\":\"checkout.session\",\"client_reference_id\":7}")) {
            always(200, Map.of("Content-Type", JSON), body);
            assertThat(begin()).as(body).isInstanceOf(Outcome.Unknown.class);
            assertThat(rig.fetch(StripeRig.order(), "cs_test_1")).as(body).isInstanceOf(Outcome.Unknown.class);
        }
    }

    private Outcome begin() {
        return rig.begin(StripeRig.order());
    }

    private static String error(String type, String code) {
        String member = code.isEmpty() ? "" : ",\"code\":\"" + code + "\"";
        return "{\"error\":{\"type\":\"" + type + "\"" + member + ",\"message\":\"of payer@example.com\"}}";
    }

    private void say(int status, Map<String, String> headers, String body) {
        script.add(new Said(status, headers, body));
    }

    /** What is said from here on, once everything before it was. */
    private void always(int status, Map<String, String> headers, String body) {
        last = new Said(status, headers, body);
    }

    private volatile Said last = new Said(500, Map.of(), "");

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            asked.add(request.getHeader("Idempotency-Key") + " " + body);
            Said next = script.isEmpty() ? last : script.poll();
            next.headers().forEach(request.response()::putHeader);
            request.response().setStatusCode(next.status()).end(next.body());
        });
    }
}
