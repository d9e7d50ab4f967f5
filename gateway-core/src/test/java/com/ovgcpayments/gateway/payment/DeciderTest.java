package com.ovgcpayments.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.payment.Decision.Next;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.SessionStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeciderTest {
    private static final Instant EXPIRY = Instant.parse("2026-04-14T12:30:00Z");
    private static final Instant NOW = EXPIRY.minus(Duration.ofMinutes(10));
    private static final Money PRICE = new Money(2500, "USD");

    private static final Outcome REDIRECT = new Outcome.Redirect(URI.create("https://p.example/1"), "p1");
    private static final Outcome UNKNOWN = new Outcome.Unknown("timeout");
    private static final Outcome CLOSED = new Outcome.Closed("expired");
    private static final Outcome HARD = new Outcome.Declined("stolen", DeclineReason.GENERIC, false);
    private static final Outcome SOFT = new Outcome.Declined("insufficient", DeclineReason.INSUFFICIENT_FUNDS, true);

    @Test
    void captureInTimeCompletes() {
        Decision decision = fetched(state(AttemptState.OPEN), captured("c1", NOW));
        assertThat(decision.attempt()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(decision.session()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(decision.accepted()).isPresent();
        assertThat(decision.surplus()).isEmpty();
        assertThat(decision.next()).isEqualTo(Next.NOTHING);
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptState.class,
            names = {"SUCCEEDED"},
            mode = EnumSource.Mode.EXCLUDE)
    void moneyWinsOverWhateverWasBelievedBefore(AttemptState believed) {
        Decision decision = fetched(state(believed), captured("c1", NOW));
        assertThat(decision.attempt()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(decision.session()).isEqualTo(SessionStatus.COMPLETED);
    }

    @Test
    void declinedSessionMayStillComplete() {
        Decision decision = fetched(with(state(AttemptState.OPEN), SessionStatus.DECLINED, false), captured("c1", NOW));
        assertThat(decision.session()).isEqualTo(SessionStatus.COMPLETED);
    }

    @Test
    void theSameCaptureTwiceChangesNothing() {
        PaymentState paid = known(with(state(AttemptState.SUCCEEDED), SessionStatus.COMPLETED, false), Set.of("c1"));
        Decision decision = fetched(paid, captured("c1", NOW));
        assertThat(decision.accepted()).isEmpty();
        assertThat(decision.surplus()).isEmpty();
        assertThat(decision.attempt()).isEqualTo(AttemptState.SUCCEEDED);
    }

    @Test
    void secondCaptureOfOneAttemptIsADuplicate() {
        Decision decision = Decider.decide(
                state(AttemptState.OPEN),
                answered(
                        Ask.FETCH,
                        new Outcome.Succeeded(List.of(capture("c1", PRICE, NOW), capture("c2", PRICE, NOW)))));
        assertThat(decision.accepted().orElseThrow().processorRef()).isEqualTo("c1");
        assertThat(decision.surplus())
                .containsExactly(new Decision.Surplus(SurplusKind.DUPLICATE, capture("c2", PRICE, NOW)));
    }

    @Test
    void captureAfterAnotherAttemptSucceededIsADuplicate() {
        PaymentState paidElsewhere = with(state(AttemptState.SUPERSEDED), SessionStatus.COMPLETED, true);
        Decision decision = fetched(paidElsewhere, captured("c9", NOW));
        assertThat(decision.attempt()).isEqualTo(AttemptState.CLOSED);
        assertThat(decision.accepted()).isEmpty();
        assertThat(decision.surplus()).extracting(Decision.Surplus::kind).containsExactly(SurplusKind.DUPLICATE);
        assertThat(decision.session()).isEqualTo(SessionStatus.COMPLETED);
    }

    @Test
    void lateIsJudgedByWhenThePayerWasDone() {
        Instant lastMoment = EXPIRY.plus(Decider.GRACE);
        assertThat(fetched(state(AttemptState.OPEN), captured("c", lastMoment)).accepted())
                .isPresent();
        assertThat(fetched(state(AttemptState.OPEN), captured("c", lastMoment.plusMillis(1)))
                        .surplus())
                .extracting(Decision.Surplus::kind)
                .containsExactly(SurplusKind.LATE);
    }

    @Test
    void lateMoneyMayBeAcceptedButNeverASecondTime() {
        Outcome late = captured("c", EXPIRY.plus(Duration.ofDays(1)));
        Fact fact = new Fact.Answered(Ask.FETCH, late, false);
        Decision decision = Decider.decide(state(AttemptState.OPEN), fact, LatePayments.ACCEPT);
        assertThat(decision.session()).isEqualTo(SessionStatus.COMPLETED);
        assertThat(decision.surplus()).isEmpty();
        Decision second = Decider.decide(state(AttemptState.SUCCEEDED), fact, LatePayments.ACCEPT);
        assertThat(second.accepted()).isEmpty();
        assertThat(second.surplus()).extracting(Decision.Surplus::kind).containsExactly(SurplusKind.DUPLICATE);
    }

    @Test
    void captureDaysAfterAPayerWhoWasInTimeCompletes() {
        PaymentState processing = accepted(state(AttemptState.PROCESSING), EXPIRY.minusSeconds(1));
        Decision decision = fetched(processing, captured("c", EXPIRY.plus(Duration.ofDays(3))));
        assertThat(decision.session()).isEqualTo(SessionStatus.COMPLETED);
    }

    @Test
    void anotherAmountIsNeverASuccess() {
        Outcome wrong = new Outcome.Succeeded(List.of(capture("c1", new Money(1, "USD"), NOW)));
        Decision decision = fetched(state(AttemptState.OPEN), wrong);
        assertThat(decision.attempt()).isEqualTo(AttemptState.UNKNOWN);
        assertThat(decision.next()).isEqualTo(Next.OPERATOR);
        assertThat(decision.surplus()).extracting(Decision.Surplus::kind).containsExactly(SurplusKind.MISMATCH);
        assertThat(decision.session()).isEqualTo(SessionStatus.PENDING);
    }

    @Test
    void captureThatBelongsToAnotherAttemptIsForAPerson() {
        PaymentState claimed = foreign(state(AttemptState.OPEN), Set.of("c1"));
        Decision decision = fetched(claimed, captured("c1", NOW));
        assertThat(decision.attempt()).isEqualTo(AttemptState.UNKNOWN);
        assertThat(decision.next()).isEqualTo(Next.OPERATOR);
        assertThat(decision.accepted()).isEmpty();
    }

    @Test
    void notSentAtFirstBeginProvesThatNothingHappened() {
        Decision decision =
                Decider.decide(state(AttemptState.SENDING), answered(Ask.BEGIN, new Outcome.NotSent("refused")));
        assertThat(decision.attempt()).isEqualTo(AttemptState.NOT_SENT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ask.class,
            names = {"BEGIN"},
            mode = EnumSource.Mode.EXCLUDE)
    void notSentLaterProvesNothing(Ask ask) {
        for (boolean canCapture : new boolean[] {true, false}) {
            PaymentState sending = canCapture(state(AttemptState.SENDING), canCapture);
            Decision decision = Decider.decide(sending, answered(ask, new Outcome.NotSent("refused")));
            assertThat(decision.attempt()).isEqualTo(canCapture ? AttemptState.UNKNOWN : AttemptState.SUPERSEDED);
            assertThat(decision.next()).isEqualTo(Next.SCHEDULED);
        }
    }

    /** A notification that comes early makes the clock ask, and the only question then is the same begin again. */
    @Test
    void notSentProvesNothingWhereItWasBegunAgainMeanwhile() {
        Fact notSent = answered(Ask.BEGIN, new Outcome.NotSent("refused"));
        PaymentState begunAgain = checked(canCapture(state(AttemptState.SENDING), true));
        assertThat(Decider.decide(begunAgain, notSent).attempt()).isEqualTo(AttemptState.UNKNOWN);
        PaymentState fetched = checked(canCapture(state(AttemptState.SENDING), false));
        assertThat(Decider.decide(fetched, notSent).attempt()).isEqualTo(AttemptState.NOT_SENT);
    }

    @Test
    void unclearBeginBlocksOnlyWhereMoneyMayHaveMoved() {
        assertThat(Decider.decide(canCapture(state(AttemptState.SENDING), false), answered(Ask.BEGIN, UNKNOWN))
                        .attempt())
                .isEqualTo(AttemptState.SUPERSEDED);
        assertThat(Decider.decide(canCapture(state(AttemptState.SENDING), true), answered(Ask.BEGIN, UNKNOWN))
                        .attempt())
                .isEqualTo(AttemptState.UNKNOWN);
    }

    @Test
    void pageFoundAfterWeWentOnIsClosedAtOnce() {
        Decision decision = fetched(state(AttemptState.SUPERSEDED), REDIRECT);
        assertThat(decision.attempt()).isEqualTo(AttemptState.SUPERSEDED);
        assertThat(decision.processorRef()).contains("p1");
        assertThat(decision.next()).isEqualTo(Next.AT_ONCE);
    }

    @Test
    void refusalTellsTheMerchantUnlessAnotherConnectorFollows() {
        Decision told = fetched(state(AttemptState.OPEN), HARD);
        assertThat(told.session()).isEqualTo(SessionStatus.DECLINED);
        assertThat(told.tellDeclined()).isTrue();
        Decision quiet = Decider.decide(state(AttemptState.SENDING), new Fact.Answered(Ask.BEGIN, SOFT, true));
        assertThat(quiet.session()).isEqualTo(SessionStatus.PENDING);
        assertThat(quiet.tellDeclined()).isFalse();
        Decision hard = Decider.decide(state(AttemptState.SENDING), new Fact.Answered(Ask.BEGIN, HARD, true));
        assertThat(hard.tellDeclined()).isTrue();
    }

    @Test
    void refusalOfASupersededAttemptConcernsNobody() {
        Decision decision = fetched(state(AttemptState.SUPERSEDED), HARD);
        assertThat(decision.attempt()).isEqualTo(AttemptState.DECLINED);
        assertThat(decision.session()).isEqualTo(SessionStatus.PENDING);
        assertThat(decision.tellDeclined()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptState.class,
            names = {"SUCCEEDED", "DECLINED", "NOT_SENT", "CLOSED"})
    void nothingButMoneyMovesAnEndedAttempt(AttemptState ended) {
        for (Outcome outcome : List.of(REDIRECT, CLOSED, HARD, SOFT)) {
            assertUnmoved(ended, fetched(state(ended), outcome), Next.NOTHING);
        }
        for (Outcome outcome : List.of(UNKNOWN, new Outcome.NotSent("x"), new Outcome.Pending("p", Optional.empty()))) {
            assertUnmoved(ended, fetched(state(ended), outcome), Next.SCHEDULED);
        }
    }

    private static void assertUnmoved(AttemptState ended, Decision decision, Next next) {
        assertThat(decision.attempt()).isEqualTo(ended);
        assertThat(decision.session()).isEqualTo(SessionStatus.PENDING);
        assertThat(decision.tellDeclined()).isFalse();
        assertThat(decision.next()).isEqualTo(next);
    }

    @Test
    void closedPageIsNeitherARefusalNorAnEvent() {
        Decision decision = fetched(state(AttemptState.OPEN), CLOSED);
        assertThat(decision.attempt()).isEqualTo(AttemptState.CLOSED);
        assertThat(decision.session()).isEqualTo(SessionStatus.PENDING);
        assertThat(decision.tellDeclined()).isFalse();
    }

    @Test
    void closedAfterThePayerWasDoneIsARefusal() {
        Decision decision = fetched(state(AttemptState.PROCESSING), CLOSED);
        assertThat(decision.attempt()).isEqualTo(AttemptState.DECLINED);
        assertThat(decision.tellDeclined()).isTrue();
    }

    @Test
    void aPayerWhoIsDoneIsNotLeftBehind() {
        assertThat(Decider.decide(state(AttemptState.OPEN), new Fact.LeftBehind())
                        .attempt())
                .isEqualTo(AttemptState.SUPERSEDED);
        for (AttemptState done : List.of(AttemptState.PROCESSING, AttemptState.UNKNOWN)) {
            assertThat(Decider.decide(state(done), new Fact.LeftBehind()).attempt())
                    .isEqualTo(done);
        }
    }

    @Test
    void statusGoingBackwardsIsNotBelieved() {
        assertThat(fetched(state(AttemptState.PROCESSING), REDIRECT).attempt()).isEqualTo(AttemptState.PROCESSING);
    }

    @Test
    void theEarliestTimeOfThePayerCounts() {
        PaymentState processing = accepted(state(AttemptState.PROCESSING), NOW.minusSeconds(60));
        Decision later = fetched(processing, new Outcome.Pending("p", Optional.of(NOW)));
        assertThat(later.acceptedAt()).contains(NOW.minusSeconds(60));
        Decision unsaid = fetched(state(AttemptState.OPEN), new Outcome.Pending("p", Optional.empty()));
        assertThat(unsaid.acceptedAt()).contains(NOW);
    }

    @Test
    void nothingThatWasTrueBeforeTheWrongAmountMovesAnAttemptThatLiesWithAPerson() {
        PaymentState wrong = surplusBooked(state(AttemptState.UNKNOWN));
        for (Outcome outcome : List.of(REDIRECT, CLOSED, HARD, SOFT, new Outcome.Pending("p", Optional.empty()))) {
            Decision decision = fetched(wrong, outcome);
            assertThat(decision.attempt()).isEqualTo(AttemptState.UNKNOWN);
            assertThat(decision.session()).isEqualTo(SessionStatus.PENDING);
            assertThat(decision.tellDeclined()).isFalse();
        }
        assertThat(fetched(wrong, captured("c2", NOW)).session()).isEqualTo(SessionStatus.COMPLETED);
    }

    @Test
    void pageThatOpensAfterAnotherAttemptPaidIsForNobody() {
        for (AttemptState waiting : List.of(AttemptState.SENDING, AttemptState.OPEN, AttemptState.UNKNOWN)) {
            Decision decision = fetched(with(state(waiting), SessionStatus.COMPLETED, true), REDIRECT);
            assertThat(decision.attempt()).isEqualTo(AttemptState.SUPERSEDED);
            assertThat(decision.next()).isEqualTo(Next.AT_ONCE);
        }
    }

    private static Decision fetched(PaymentState state, Outcome outcome) {
        return Decider.decide(state, answered(Ask.FETCH, outcome));
    }

    private static Fact answered(Ask ask, Outcome outcome) {
        return new Fact.Answered(ask, outcome, false);
    }

    private static Outcome captured(String ref, Instant at) {
        return new Outcome.Succeeded(List.of(capture(ref, PRICE, at)));
    }

    private static Outcome.Capture capture(String ref, Money money, Instant at) {
        return new Outcome.Capture(ref, money, at);
    }

    private static PaymentState state(AttemptState attempt) {
        return new PaymentState(
                SessionStatus.PENDING,
                EXPIRY,
                PRICE,
                attempt,
                false,
                Optional.empty(),
                false,
                Set.of(),
                Set.of(),
                false,
                false,
                NOW);
    }

    private static PaymentState with(PaymentState s, SessionStatus session, boolean anotherSucceeded) {
        return new PaymentState(
                session,
                s.expiresAt(),
                s.price(),
                s.attempt(),
                s.beginCanCapture(),
                s.acceptedAt(),
                anotherSucceeded,
                s.knownCaptures(),
                s.foreignCaptures(),
                s.surplusBooked(),
                s.checked(),
                s.now());
    }

    private static PaymentState known(PaymentState s, Set<String> captures) {
        return new PaymentState(
                s.session(),
                s.expiresAt(),
                s.price(),
                s.attempt(),
                s.beginCanCapture(),
                s.acceptedAt(),
                s.anotherSucceeded(),
                captures,
                s.foreignCaptures(),
                s.surplusBooked(),
                s.checked(),
                s.now());
    }

    private static PaymentState foreign(PaymentState s, Set<String> captures) {
        return new PaymentState(
                s.session(),
                s.expiresAt(),
                s.price(),
                s.attempt(),
                s.beginCanCapture(),
                s.acceptedAt(),
                s.anotherSucceeded(),
                s.knownCaptures(),
                captures,
                s.surplusBooked(),
                s.checked(),
                s.now());
    }

    private static PaymentState accepted(PaymentState s, Instant at) {
        return new PaymentState(
                s.session(),
                s.expiresAt(),
                s.price(),
                s.attempt(),
                s.beginCanCapture(),
                Optional.of(at),
                s.anotherSucceeded(),
                s.knownCaptures(),
                s.foreignCaptures(),
                s.surplusBooked(),
                s.checked(),
                s.now());
    }

    private static PaymentState canCapture(PaymentState s, boolean can) {
        return new PaymentState(
                s.session(),
                s.expiresAt(),
                s.price(),
                s.attempt(),
                can,
                s.acceptedAt(),
                s.anotherSucceeded(),
                s.knownCaptures(),
                s.foreignCaptures(),
                s.surplusBooked(),
                s.checked(),
                s.now());
    }

    private static PaymentState surplusBooked(PaymentState s) {
        return new PaymentState(
                s.session(),
                s.expiresAt(),
                s.price(),
                s.attempt(),
                s.beginCanCapture(),
                s.acceptedAt(),
                s.anotherSucceeded(),
                s.knownCaptures(),
                s.foreignCaptures(),
                true,
                s.checked(),
                s.now());
    }

    private static PaymentState checked(PaymentState s) {
        return new PaymentState(
                s.session(),
                s.expiresAt(),
                s.price(),
                s.attempt(),
                s.beginCanCapture(),
                s.acceptedAt(),
                s.anotherSucceeded(),
                s.knownCaptures(),
                s.foreignCaptures(),
                s.surplusBooked(),
                true,
                s.now());
    }
}
