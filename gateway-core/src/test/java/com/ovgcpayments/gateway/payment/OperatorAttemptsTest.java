package com.ovgcpayments.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.session.SessionStatus;
import com.ovgcpayments.gateway.session.ShownStatus;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person says of a payment is a fact like any other: it settles it, and makes nobody pay twice. */
@ExtendWith(VertxExtension.class)
class OperatorAttemptsTest {
    private static final Outcome SILENCE = new Outcome.Unknown("timeout");
    private static final Deed DEED = new Deed("opk_ada", "seen at the processor", "req_1");
    private static final Resolution NOT_PAID = new Resolution.NotPaid();

    private final ScriptedConnector processor = new ScriptedConnector("first", true, true);
    private PaymentFixture gateway;
    private OperatorAttempts attempts;

    @BeforeEach
    void start(Vertx vertx) {
        gateway = new PaymentFixture(vertx, TestDatabase.create(), processor);
        attempts = new OperatorAttempts(gateway.database, gateway.transitions);
        processor.beginAnswers(SILENCE);
        processor.fetchAnswers(SILENCE);
    }

    @Test
    void theQueueHoldsWhatNoMachineCanSettleOldestFirst() {
        UUID first = withOperator();
        UUID second = withOperator();
        gateway.pay(gateway.session());
        Page<OperatorAttempt> page = attempts.list(Optional.empty(), 1).await();
        assertThat(page.hasMore()).isTrue();
        assertThat(page.items()).singleElement().satisfies(entry -> {
            assertThat(entry.attempt().sessionId()).isEqualTo(first);
            assertThat(entry.merchant().name()).isEqualTo("Shop");
            assertThat(entry.reason()).contains("timeout");
            assertThat(entry.lastCheck()).isPresent();
        });
        Optional<UUID> cursor = Optional.of(page.items().get(0).attempt().id());
        assertThat(attempts.list(cursor, 1).await().items())
                .extracting(entry -> entry.attempt().sessionId())
                .containsExactly(second);
    }

    @Test
    void notPaidLetsThePayerTryAgain() {
        UUID session = withOperator();
        resolve(session, NOT_PAID);
        assertThat(gateway.states(session)).containsExactly("closed");
        assertThat(attempts.list(Optional.empty(), 10).await().items()).isEmpty();
        processor.onBegin(request -> Future.succeededFuture(ScriptedConnector.open(request.reference())));
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.Continue.class);
    }

    @Test
    void payerWhoHadDoneHisPartIsAnsweredByARefusal() {
        UUID session = gateway.session();
        processor.beginAnswers(new Outcome.Pending("p-" + session, Optional.empty()));
        gateway.pay(session);
        processor.fetchAnswers(SILENCE);
        untilWithOperator(session);
        resolve(session, NOT_PAID);
        assertThat(gateway.states(session)).containsExactly("declined");
        assertThat(gateway.events(session)).containsExactly("payment.declined");
    }

    @Test
    void captureThatTurnsUpAfterNotPaidStillCounts() {
        UUID session = withOperator();
        resolve(session, NOT_PAID);
        processor.fetchAnswers(PaymentTest.captured("cap-" + session));
        gateway.checks.lookAtAttempt(session + "_1", "first").await();
        gateway.sweepAll();
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.COMPLETED);
    }

    @Test
    void askAgainBeginsTheScheduleAnew() {
        UUID session = withOperator();
        resolve(session, new Resolution.AskAgain());
        assertThat(gateway.strings("SELECT checks FROM attempt WHERE session_id = $1", session))
                .containsExactly("0");
        int before = processor.asked().size();
        Future.join(gateway.checks.sweep(10).await()).await();
        assertThat(processor.asked()).hasSizeGreaterThan(before);
        assertThat(queue()).isEmpty();
        untilWithOperator(session);
        assertThat(queue()).containsExactly(session);
    }

    @Test
    void paidCompletesTheSessionOnceAndForAll() {
        UUID session = withOperator();
        assertThat(resolve(session, paid("cap-" + session, PaymentFixture.PRICE))
                        .session())
                .isEqualTo(SessionStatus.COMPLETED);
        assertThat(gateway.events(session)).containsExactly("payment.succeeded");
        assertThat(gateway.transactions(session)).isEqualTo(1);

        refused(session, paid("cap-" + session, PaymentFixture.PRICE), "does not wait for an operator");
        processor.fetchAnswers(PaymentTest.captured("cap-" + session));
        gateway.checks.lookAtAttempt(session + "_1", "first").await();
        gateway.sweepAll();
        assertThat(gateway.transactions(session)).isEqualTo(1);
        assertThat(gateway.surplus(session)).isEmpty();
    }

    @Test
    void paidTwiceAtOnceIsPaidOnce() {
        UUID session = withOperator();
        UUID attempt = attempt(session);
        List<Future<Boolean>> both = Stream.of("one-", "two-")
                .map(ref -> attempts.resolve(attempt, paid(ref + session, PaymentFixture.PRICE), DEED)
                        .map(true)
                        .otherwise(false))
                .toList();
        Future.join(both).await();
        assertThat(both.stream().map(Future::result)).containsExactlyInAnyOrder(true, false);
        assertThat(gateway.transactions(session)).isEqualTo(1);
        assertThat(audited()).hasSize(1);
    }

    @Test
    void anotherAmountPaysNothingAndIsKept() {
        UUID session = withOperator();
        resolve(session, paid("cap-" + session, new Money(2400, "USD")));
        assertThat(gateway.surplus(session)).containsExactly("mismatch");
        assertThat(queue()).containsExactly(session);
        refused(session, paid("cap-" + session, new Money(2400, "USD")), "booked already");
        resolve(session, NOT_PAID);
        assertThat(gateway.states(session)).containsExactly("closed");
        assertThat(gateway.transactions(session)).isZero();
    }

    @Test
    void captureOfAnotherSessionPaysNothing() {
        UUID paid = withOperator();
        resolve(paid, paid("cap", PaymentFixture.PRICE));
        UUID session = withOperator();
        refused(session, paid("cap", PaymentFixture.PRICE), "booked already");
        assertThat(queue()).containsExactly(session);
    }

    @Test
    void whatTheFutureHoldsIsNoCapture() {
        UUID session = withOperator();
        Outcome.Capture later = new Outcome.Capture(
                "cap-" + session, PaymentFixture.PRICE, Instant.now().plus(Duration.ofDays(1)));
        refused(session, new Resolution.Paid(later), "future");
        assertThat(gateway.states(session)).containsExactly("unknown");
    }

    @Test
    void endedAttemptKeepsItsEnd() {
        UUID session = gateway.session();
        processor.beginAnswers(new Outcome.Declined("no", DeclineReason.GENERIC, false));
        gateway.pay(session);
        gateway.checks.lookAtAttempt(session + "_1", "first").await();
        untilWithOperator(session);
        resolve(session, NOT_PAID);
        assertThat(gateway.states(session)).containsExactly("declined");
        assertThat(queue()).isEmpty();
    }

    @Test
    void whatAMachineIsStillAtIsNobodysToSay() {
        UUID session = gateway.session();
        gateway.pay(session);
        refused(session, NOT_PAID, "does not wait for an operator");
        refused(session, paid("cap-" + session, PaymentFixture.PRICE), "does not wait for an operator");
        assertThat(gateway.states(session)).containsExactly("unknown");
        assertThat(gateway.transactions(session)).isZero();
        assertThat(audited()).isEmpty();
        assertThat(attempts.resolve(TimeOrderedUuid.next(), NOT_PAID, DEED).await())
                .isEmpty();
    }

    @Test
    void everyDeedIsWrittenDown() {
        UUID session = withOperator();
        resolve(session, paid("cap-" + session, PaymentFixture.PRICE));
        assertThat(audited()).singleElement().asString().contains("opk_ada attempt.resolve att_", "seen at", "cap-");
        assertThat(new Audit(gateway.database).check().await().broken()).isEmpty();
    }

    private Transitions.Applied resolve(UUID session, Resolution resolution) {
        return attempts.resolve(attempt(session), resolution, DEED).await().orElseThrow();
    }

    private void refused(UUID session, Resolution resolution, String why) {
        assertThatThrownBy(() -> resolve(session, resolution))
                .isInstanceOf(UnresolvableAttempt.class)
                .hasMessageContaining(why);
    }

    private static Resolution paid(String ref, Money money) {
        return new Resolution.Paid(new Outcome.Capture(ref, money, Instant.now().minusSeconds(1)));
    }

    private UUID withOperator() {
        UUID session = gateway.session();
        gateway.pay(session);
        untilWithOperator(session);
        return session;
    }

    private void untilWithOperator(UUID session) {
        for (int i = 0; i < 20 && !queue().contains(session); i++) {
            gateway.sweepAll();
        }
        assertThat(queue()).contains(session);
    }

    private List<UUID> queue() {
        return attempts.list(Optional.empty(), 100).await().items().stream()
                .map(entry -> entry.attempt().sessionId())
                .toList();
    }

    private UUID attempt(UUID session) {
        return UUID.fromString(gateway.strings("SELECT id FROM attempt WHERE session_id = $1", session)
                .get(0));
    }

    private List<String> audited() {
        return gateway.strings(
                "SELECT concat_ws(' ', actor, action, target, reason, detail, request_id) FROM audit ORDER BY number");
    }
}
