package com.ovgcpayments.gateway.connector.stripe.testing;

import static com.ovgcpayments.gateway.connector.stripe.testing.RawStripe.SESSIONS;
import static com.ovgcpayments.gateway.connector.stripe.testing.RawStripe.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The idempotency layer, and the failures that it is there for. */
class StripeIdempotencyTest {
    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock();
    private StripeDouble stripe;
    private RawStripe keyed;

    @BeforeEach
    void start() {
        stripe = StripeDouble.start(vertx, clock);
        keyed = RawStripe.of(stripe).with("Idempotency-Key", "ses_1_1");
    }

    @AfterEach
    void stop() {
        stripe.close();
        vertx.close().await();
    }

    @Test
    void playsTheFirstAnswerBack() {
        RawStripe.Reply first = keyed.post(SESSIONS, order());
        stripe.pay(first.json().getString("id"));
        RawStripe.Reply second = keyed.post(SESSIONS, order());

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.header("Original-Request")).isEqualTo(first.header("Request-Id"));
        assertThat(second.header("Request-Id")).isNotEqualTo(first.header("Request-Id"));
        assertThat(stripe.sessions()).hasSize(1);
    }

    @Test
    void refusesOtherParametersAndOtherPaths() {
        keyed.post(SESSIONS, order());
        RawStripe.Reply params = keyed.post(SESSIONS, order("client_reference_id", "other"));
        RawStripe.Reply path = keyed.post("/v1/refunds", order());

        assertThat(params.status()).isEqualTo(400);
        assertThat(params.error().getString("type")).isEqualTo("idempotency_error");
        assertThat(path.error().getString("type")).isEqualTo("idempotency_error");
    }

    @Test
    void keepsTheSidesOfTheAccountApart() {
        keyed.post(SESSIONS, order());
        RawStripe.Reply live =
                keyed.with("Authorization", "Bearer " + stripe.liveKey()).post(SESSIONS, order());

        assertThat(live.header("Idempotent-Replayed")).isEmpty();
        assertThat(stripe.sessions()).hasSize(2);
    }

    @Test
    void refusesAKeyInUse() {
        stripe.holdRequests("POST " + SESSIONS);
        CompletableFuture<RawStripe.Reply> first = keyed.posting(SESSIONS, order());
        until(1);
        RawStripe.Reply second = keyed.post(SESSIONS, order());
        stripe.releaseRequests();

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.error().getString("code")).isEqualTo("idempotency_key_in_use");
        assertThat(second.header("Stripe-Should-Retry")).isEqualTo("true");
        assertThat(RawStripe.await(first).status()).isEqualTo(200);
        assertThat(keyed.post(SESSIONS, order()).header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(stripe.sessions()).hasSize(1);
    }

    private void until(int requests) {
        for (int look = 0; look < 400 && stripe.requests().size() < requests; look++) {
            vertx.timer(20, TimeUnit.MILLISECONDS).await();
        }
        assertThat(stripe.requests()).hasSize(requests);
    }

    @Test
    void keepsNoFailedValidation() {
        Map<String, String> late =
                order("expires_at", String.valueOf(clock.instant().getEpochSecond() + 1790));

        assertThat(keyed.post(SESSIONS, late).status()).isEqualTo(400);
        RawStripe.Reply corrected = keyed.post(SESSIONS, order());
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void playsBackAStillValidAnswerAfterItsParametersWentStale() {
        Map<String, String> form =
                order("expires_at", String.valueOf(clock.instant().getEpochSecond() + 1830));
        String id = keyed.post(SESSIONS, form).json().getString("id");
        clock.advance(Duration.ofMinutes(5));

        assertThat(keyed.post(SESSIONS, form).json().getString("id")).isEqualTo(id);
    }

    @Test
    void keepsWhatTheEndpointRefused() {
        String intent =
                stripe.pay(RawStripe.of(stripe).session()).paymentIntent().orElseThrow();
        stripe.nextRefund(RefundOutcome.BALANCE_INSUFFICIENT);
        Map<String, String> refund = Map.of("payment_intent", intent);

        assertThat(keyed.post("/v1/refunds", refund).error().getString("code")).isEqualTo("balance_insufficient");
        RawStripe.Reply again = keyed.post("/v1/refunds", refund);
        assertThat(again.error().getString("code")).isEqualTo("balance_insufficient");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(keyed.with("Idempotency-Key", "new")
                        .post("/v1/refunds", refund)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsFailuresOfTheServer() {
        stripe.fail(SESSIONS, StripeFault.ERROR_AFTER, 1);
        RawStripe.Reply first = keyed.post(SESSIONS, order());
        RawStripe.Reply second = keyed.post(SESSIONS, order());

        assertThat(first.status()).isEqualTo(500);
        assertThat(first.header("Stripe-Should-Retry")).isEqualTo("false");
        assertThat(second.status()).isEqualTo(500);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(stripe.sessions()).as("made all the same").hasSize(1);
    }

    @Test
    void keepsNothingOfTheLimiter() {
        stripe.fail(SESSIONS, StripeFault.RATE_LIMITED, 1);
        stripe.fail(SESSIONS, StripeFault.LOCK_TIMEOUT, 1);
        stripe.fail(SESSIONS, StripeFault.UNAVAILABLE, 1);

        RawStripe.Reply limited = keyed.post(SESSIONS, order());
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).isEqualTo("1");
        assertThat(keyed.post(SESSIONS, order()).error().getString("code")).isEqualTo("lock_timeout");
        assertThat(keyed.post(SESSIONS, order()).status()).isEqualTo(503);
        assertThat(keyed.post(SESSIONS, order()).header("Idempotent-Replayed")).isEmpty();
        assertThat(stripe.sessions()).hasSize(1);
    }

    @Test
    void answersAfterTheConnectionBroke() {
        stripe.fail(SESSIONS, StripeFault.DROPPED_BEFORE, 1);
        stripe.fail(SESSIONS, StripeFault.DROPPED_AFTER, 1);

        assertThatThrownBy(() -> keyed.post(SESSIONS, order())).isInstanceOf(UncheckedIOException.class);
        assertThat(stripe.sessions()).isEmpty();
        assertThatThrownBy(() -> keyed.post(SESSIONS, order())).isInstanceOf(UncheckedIOException.class);
        RawStripe.Reply again = keyed.post(SESSIONS, order());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(stripe.session(again.json().getString("id")).status()).isEqualTo(StripeSession.Status.OPEN);
        assertThat(stripe.sessions()).hasSize(1);
    }

    @Test
    void playsTheWholeAnswerBackAfterAGarbledOne() {
        stripe.fail("POST " + SESSIONS, StripeFault.GARBLED, 1);

        assertThatThrownBy(() -> keyed.post(SESSIONS, order())).hasCauseInstanceOf(DecodeException.class);
        assertThat(keyed.post(SESSIONS, order()).json().getString("id"))
                .isEqualTo(stripe.sessions().get(0).id());
    }

    @Test
    void forgetsAfterADay() {
        keyed.post(SESSIONS, order());
        clock.advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(keyed.post(SESSIONS, order()).header("Idempotent-Replayed")).isEmpty();
        assertThat(stripe.sessions()).hasSize(2);
    }

    @Test
    void limitsTheKey() {
        assertThat(keyed.with("Idempotency-Key", "k".repeat(255))
                        .post(SESSIONS, order())
                        .status())
                .isEqualTo(200);
        assertThat(keyed.with("Idempotency-Key", "k".repeat(256))
                        .post(SESSIONS, order())
                        .status())
                .isEqualTo(400);
    }
}
