package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.connector.stripe.testing.Lie;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeFault;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeSession;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Stripe has that other processors have not, beyond what every connector must do. */
class StripePaymentsTest {
    private static StripeRig rig;

    @BeforeAll
    static void start() {
        rig = StripeRig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @AfterEach
    void recover() {
        rig.stripe().recover();
        rig.stripe().tellTheTruth();
        rig.stripe().releaseRequests();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-08-16", "2025-03-31.basil", "2026-07-29.dahlia", "2026-10-28.endive"})
    void everyVersionFromTheOldestOnTakesTheForm(String version) {
        try (StripeRig old = StripeRig.with(Map.of("apiVersion", version))) {
            StripeRig.Order order = StripeRig.order();
            String payment = old.pay(order);
            assertThat(old.find(order))
                    .isInstanceOfSatisfying(
                            Outcome.Succeeded.class,
                            paid -> assertThat(paid.captures())
                                    .extracting(Outcome.Capture::processorRef)
                                    .containsExactly(payment));
        }
    }

    @ParameterizedTest
    @CsvSource({"ISK, 500", "UGX, 50000", "MGA, 500000", "KWD, 5120", "JPY, 500", "HUF, 17500"})
    void currenciesWithRulesOfTheirOwnAreCapturedAsAsked(String currency, long minor) {
        StripeRig.Order order = StripeRig.order(new Money(minor, currency));
        rig.pay(order);
        assertThat(rig.find(order))
                .isInstanceOfSatisfying(
                        Outcome.Succeeded.class,
                        paid -> assertThat(paid.captures())
                                .extracting(Outcome.Capture::money)
                                .containsExactly(order.price()));
    }

    @Test
    void anAmountThatStripeCannotExpressIsNotSent() {
        rig.stripe().forgetRequests();
        assertThat(rig.begin(StripeRig.order(new Money(5124, "KWD")))).isInstanceOf(Outcome.NotSent.class);
        assertThat(rig.stripe().requests()).isEmpty();
    }

    @Test
    void anAmountThatIsTooSmallAfterAllIsNotSent() {
        assertThat(rig.begin(StripeRig.order(new Money(1, "USD"))))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        refused -> assertThat(refused.reason()).contains("amount_too_small"));
    }

    /** So late that Stripe's shortest page would outlive what we had written down. */
    @Test
    void aBeginThatComesTooLateIsNotSent() {
        StripeRig.Order late = StripeRig.order().startedAt(Instant.now().minus(Duration.ofMinutes(3)));
        assertThat(rig.begin(late))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        refused -> assertThat(refused.reason()).contains("expires_at"));
        assertThat(rig.stripe().sessionByReference(late.reference())).isEmpty();
    }

    @Test
    void theKeyOfAnotherRequestIsUnclear() {
        StripeRig.Order order = StripeRig.order();
        rig.open(order);
        StripeRig.Order other = new StripeRig.Order(
                order.session(), order.mode(), new Money(9900, "USD"), order.email(), order.startedAt());
        assertThat(rig.begin(other)).isInstanceOf(Outcome.Unknown.class);
        assertThat(rig.stripe().sessionByReference(order.reference())).hasSize(1);
    }

    @Test
    void twoBeginsAtOnceOpenOnePage() {
        StripeRig.Order order = StripeRig.order();
        Future<Outcome> one = rig.connector().begin(order.begin());
        Future<Outcome> other = rig.connector().begin(order.begin());
        assertThat(one.await()).isEqualTo(other.await()).isInstanceOf(Outcome.Redirect.class);
        assertThat(rig.stripe().sessionByReference(order.reference())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aMishapAtBeginLeavesOnePageAtMost(StripeFault fault) {
        StripeRig.Order order = StripeRig.order();
        rig.stripe().fail("POST /v1/checkout/sessions", fault, 1);
        Outcome begun = rig.begin(order);
        assertThat(begun).isInstanceOfAny(Outcome.Redirect.class, Outcome.Unknown.class);
        int made = rig.stripe().sessionByReference(order.reference()).size();
        assertThat(made).isLessThanOrEqualTo(1);
        if (begun instanceof Outcome.Redirect) {
            assertThat(made).isEqualTo(1);
        } else {
            assertThat(rig.find(order)).isInstanceOf(made == 1 ? Outcome.Redirect.class : Outcome.Unknown.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = StripeFault.class,
            names = {"RATE_LIMITED", "LOCK_TIMEOUT", "DROPPED_BEFORE", "DROPPED_AFTER"})
    void whatIsHarmlessToRepeatIsRepeatedAtOnce(StripeFault fault) {
        rig.stripe().fail("POST /v1/checkout/sessions", fault, 1);
        assertThat(rig.begin(StripeRig.order())).isInstanceOf(Outcome.Redirect.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_AMOUNT", "OTHER_CURRENCY", "OTHER_REFERENCE", "OTHER_MODE"})
    void noPayerIsSentToAPageOfSomethingElse(Lie lie) {
        rig.stripe().lieAboutNext(lie);
        assertThat(rig.begin(StripeRig.order())).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_AMOUNT", "OTHER_CURRENCY", "OTHER_REFERENCE", "OTHER_MODE"})
    void aPaymentOfSomethingElseIsNotBelieved(Lie lie) {
        StripeRig.Order order = StripeRig.order();
        String id = rig.open(order);
        rig.stripe().pay(id);
        rig.stripe().lie(id, lie);
        assertThat(rig.fetch(order, id)).isInstanceOf(Outcome.Unknown.class);
        rig.stripe().tellTheTruth();
        assertThat(rig.fetch(order, id)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void testAndLiveAreDifferentWorlds() {
        StripeRig.Order live = StripeRig.order().in(Mode.LIVE);
        String id = rig.open(live);
        assertThat(rig.stripe().session(id).live()).isTrue();
        assertThat(rig.fetch(live.in(Mode.TEST), id)).isInstanceOf(Outcome.Unknown.class);
        rig.stripe().pay(id);
        assertThat(rig.fetch(live, id)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void aRefusedCardLeavesThePageOpenAndIsTheReasonWhenItsTimeIsOver() {
        StripeRig.Order order = StripeRig.order();
        String id = rig.open(order);
        rig.stripe().decline(id, "insufficient_funds");
        assertThat(rig.fetch(order, id)).isInstanceOf(Outcome.Redirect.class);
        assertThat(rig.cancel(order, id))
                .isEqualTo(new Outcome.Declined("insufficient_funds", DeclineReason.INSUFFICIENT_FUNDS, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost_card", "stolen_card", "fraudulent", "pickup_card"})
    void ofLostCardsAndFraudThePayerIsToldNothing(String code) {
        StripeRig.Order order = StripeRig.order();
        String id = rig.open(order);
        rig.stripe().decline(id, code);
        assertThat(rig.cancel(order, id)).isEqualTo(new Outcome.Declined(code, DeclineReason.GENERIC, false));
    }

    @Test
    void aDelayedMethodIsPendingUntilItsMoneyComes() {
        StripeRig.Order order = StripeRig.order();
        String id = rig.open(order);
        rig.stripe().payLater(id);
        assertThat(rig.fetch(order, id))
                .isInstanceOfSatisfying(
                        Outcome.Pending.class,
                        pending -> assertThat(pending.acceptedAt()).isPresent());
        assertThat(rig.cancel(order, id)).isInstanceOf(Outcome.Pending.class);
        rig.stripe().asyncSucceed(id);
        assertThat(rig.fetch(order, id)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void aDelayedMethodThatFailsIsDeclined() {
        StripeRig.Order order = StripeRig.order();
        String id = rig.open(order);
        rig.stripe().payLater(id);
        rig.stripe().asyncFail(id);
        assertThat(rig.fetch(order, id)).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void whoPaysFasterThanWeCloseHasPaid() {
        StripeRig.Order order = StripeRig.order();
        String id = rig.open(order);
        rig.stripe().pay(id);
        assertThat(rig.cancel(order, id)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void closingTwiceIsClosing() {
        StripeRig.Order order = StripeRig.order();
        String id = rig.open(order);
        assertThat(rig.cancel(order, id)).isInstanceOf(Outcome.Closed.class);
        assertThat(rig.cancel(order, id)).isInstanceOf(Outcome.Closed.class);
        assertThat(rig.stripe().session(id).status()).isEqualTo(StripeSession.Status.EXPIRED);
    }

    /** Stripe replays even its own failures under a key; a look tells what is so. */
    @ParameterizedTest
    @CsvSource({"ERROR_BEFORE, Unknown", "ERROR_AFTER, Closed", "GARBLED, Closed", "UNAVAILABLE, Unknown"})
    void aFailureToCloseIsLookedInto(StripeFault fault, String outcome) {
        StripeRig.Order order = StripeRig.order();
        String id = rig.open(order);
        rig.stripe().fail("POST /v1/checkout/sessions/", fault, 1);
        assertThat(rig.cancel(order, id).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void aPageWhoseAnswerWasLostIsFoundAmongManyAndClosed() {
        StripeRig.Order order = StripeRig.order();
        rig.open(order);
        List<Future<Outcome>> others = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            others.add(rig.connector().begin(StripeRig.order().begin()));
        }
        Future.all(others).await();
        assertThat(rig.find(order)).isInstanceOf(Outcome.Redirect.class);
        assertThat(rig.connector().cancel(order.cancel(Optional.empty())).await())
                .isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void whatWasNeverOpenedIsClosedOnceItsTimeIsOver() {
        StripeRig.Order never = StripeRig.order();
        assertThat(rig.find(never)).isInstanceOf(Outcome.Unknown.class);
        assertThat(rig.find(never.startedAt(Instant.now().minus(Duration.ofMinutes(33)))))
                .isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void nothingIsClosedOnTheWordOfAStripeThatDoesNotAnswer() {
        StripeRig.Order never = StripeRig.order().startedAt(Instant.now().minus(Duration.ofMinutes(33)));
        rig.stripe().fail("GET /v1/checkout/sessions", StripeFault.UNAVAILABLE, 1);
        assertThat(rig.find(never)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aKeyThatStripeDoesNotKnowTakesTheConnectorOut() {
        try (StripeRig revoked = StripeRig.with(Map.of("testApiKey", "sk_test_revoked"))) {
            StripeRig.Order order = StripeRig.order();
            assertThat(revoked.begin(order)).isInstanceOf(Outcome.NotSent.class);
            assertThat(revoked.fetch(order, "cs_test_1")).isInstanceOf(Outcome.Unknown.class);
            assertThat(revoked.standings()).hasSize(2).allSatisfy(told -> {
                assertThat(told.mode()).isEqualTo(Mode.TEST);
                assertThat(told.state()).isEqualTo(Standing.State.REFUSED);
                assertThat(told.detail()).doesNotContain("sk_test");
            });
            assertThat(revoked.connector().ping().await().standings())
                    .extracting(Standing::mode, Standing::state)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(Mode.TEST, Standing.State.REFUSED),
                            org.assertj.core.groups.Tuple.tuple(Mode.LIVE, Standing.State.READY));
        }
    }

    @Test
    void aKeyWithoutPermissionTakesTheConnectorOut() {
        try (StripeRig restricted = StripeRig.start()) {
            restricted.stripe().forbid("POST /v1/checkout/sessions");
            assertThat(restricted.begin(StripeRig.order())).isInstanceOf(Outcome.NotSent.class);
            assertThat(restricted.standings()).extracting(Standing::state).containsExactly(Standing.State.REFUSED);
        }
    }
}
