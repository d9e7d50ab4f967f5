package com.ovgcpayments.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.session.ShownStatus;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When processors are asked again: no word that something happened is lost, and no attempt is forgotten. */
@ExtendWith(VertxExtension.class)
class ChecksTest {
    private static final Outcome SILENCE = new Outcome.Unknown("timeout");

    private final ScriptedConnector processor = new ScriptedConnector("first", false, true);
    private final ScriptedConnector cannotClose = new ScriptedConnector("second", false, false);
    private PaymentFixture gateway;

    @BeforeEach
    void start(Vertx vertx) {
        gateway = new PaymentFixture(vertx, TestDatabase.create(), processor, cannotClose);
    }

    @Test
    void whoComesWhileTheProcessorIsBeingAskedIsHeard() {
        UUID session = open();
        processor.onFetch(
                request -> notified(request.reference()).map(kept -> ScriptedConnector.open(request.reference())));
        gateway.sweepAll();
        assertThat(dueWithin(session, Duration.ofSeconds(3))).isTrue();
    }

    @Test
    void secondCaptureThatIsToldOfDuringTheCheckOfTheFirstIsFound() {
        UUID session = open();
        processor.onFetch(request -> notified(request.reference()).map(kept -> PaymentTest.captured("one-" + session)));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("succeeded");
        processor.fetchAnswers(new Outcome.Succeeded(List.of(capture("one-" + session), capture("two-" + session))));
        gateway.sweepAll();
        assertThat(gateway.surplus(session)).containsExactly("duplicate");
    }

    @Test
    void captureThatTheAnswerBringsIsNotAskedForAgain() {
        UUID session = open();
        processor.onFetch(request -> toldOf(request.reference(), "one-" + session)
                .compose(told -> gateway.checks.lookAtSession(session))
                .map(looked -> PaymentTest.captured("one-" + session)));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("succeeded");
        assertThat(isDueAtAll(session)).isFalse();
        toldOf(session + "_1", "one-" + session).await();
        assertThat(isDueAtAll(session)).isFalse();
    }

    @Test
    void captureThatTheAnswerDoesNotBringIsAskedForAgain() {
        UUID session = open();
        processor.onFetch(request -> toldOf(request.reference(), "two-" + session)
                .compose(told -> gateway.checks.lookAtSession(session))
                .map(looked -> PaymentTest.captured("one-" + session)));
        gateway.sweepAll();
        assertThat(dueWithin(session, Duration.ofSeconds(3))).isTrue();
    }

    @Test
    void ofTwoCapturesThatAreToldOfMeanwhileNoneIsForgotten() {
        UUID session = open();
        processor.onFetch(request -> toldOf(request.reference(), "two-" + session)
                .compose(told -> toldOf(request.reference(), "one-" + session))
                .map(told -> PaymentTest.captured("one-" + session)));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("succeeded");
        assertThat(dueWithin(session, Duration.ofSeconds(3))).isTrue();
    }

    @Test
    void payerWhoComesBackWhileTheProcessorSaysThatHeHasNotPaidIsHeard() {
        UUID session = open();
        processor.onFetch(request ->
                gateway.checks.lookAtSession(session).map(looked -> ScriptedConnector.open(request.reference())));
        gateway.sweepAll();
        assertThat(dueWithin(session, Duration.ofSeconds(3))).isTrue();
        processor.fetchAnswers(PaymentTest.captured("one-" + session));
        gateway.sweepAll();
        assertThat(isDueAtAll(session)).isFalse();
    }

    @Test
    void whoWasNotHeardByACheckThatFailedIsHeardByTheNext() {
        UUID session = open();
        processor.onFetch(request -> toldOf(request.reference(), "one-" + session)
                .compose(told -> gateway.owner.query(
                        "UPDATE attempt SET decline_reason = 'NOT_KNOWN_HERE' WHERE session_id = $1", session))
                .map(broken -> PaymentTest.captured("one-" + session)));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("open");
        assertThat(dueWithin(session, Duration.ofSeconds(3))).isTrue();
    }

    /** It ends a check by a statement that does not know the newer column. */
    @Test
    void whatAnOlderInstanceDoesNotSeeIsAskedAgain() {
        UUID session = open();
        gateway.owner.query("""
                UPDATE attempt SET checked_at = now(), next_check_at = now() + interval '1 minute',
                                   leased_until = now() + interval '1 minute' WHERE session_id = $1""", session).await();
        toldOf(session + "_1", "two-" + session).await();
        assertThat(dueWithin(session, Duration.ofSeconds(3))).isFalse();
        gateway.owner.query("""
                UPDATE attempt SET state = 'declined', ended_at = now(), next_check_at = NULL, leased_until = NULL
                 WHERE session_id = $1""", session).await();
        assertThat(dueWithin(session, Duration.ofSeconds(3))).isTrue();
        assertThat(gateway.strings("SELECT ask_again_unless IS NULL FROM attempt WHERE session_id = $1", session))
                .containsExactly("true");
    }

    @Test
    void captureThatIsToldOfAfterTheEndIsFoundAlthoughTheProcessorIsSilentAtFirst() {
        UUID session = open();
        processor.fetchAnswers(new Outcome.Declined("no", DeclineReason.GENERIC, false));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("declined");
        processor.fetchAnswers(SILENCE);
        notified(session + "_1").await();
        gateway.sweepAll();
        processor.fetchAnswers(PaymentTest.captured("cap-" + session));
        gateway.sweepAll();
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.COMPLETED);
    }

    @Test
    void endedAttemptIsAPersonsWhenTheProcessorStaysSilent() {
        UUID session = open();
        processor.fetchAnswers(new Outcome.Declined("no", DeclineReason.GENERIC, false));
        gateway.sweepAll();
        processor.fetchAnswers(SILENCE);
        notified(session + "_1").await();
        for (int i = 0; i < 20; i++) {
            gateway.sweepAll();
        }
        assertThat(withOperator(session)).isTrue();
        processor.fetchAnswers(new Outcome.Declined("no", DeclineReason.GENERIC, false));
        notified(session + "_1").await();
        gateway.sweepAll();
        assertThat(withOperator(session)).isFalse();
    }

    /** A page that looks again every two seconds must not be what ends the asking. */
    @Test
    void looksDoNotUseUpTheSchedule() {
        UUID session = open();
        processor.fetchAnswers(new Outcome.Pending("p", Optional.empty()));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("processing");
        for (int i = 0; i < 30; i++) {
            gateway.owner
                    .query("UPDATE attempt SET checked_at = now() - interval '1 minute'")
                    .await();
            gateway.checks.lookAtSession(session).await();
            Future.join(gateway.checks.sweep(10).await()).await();
        }
        assertThat(withOperator(session)).isFalse();
        assertThat(dueWithin(session, Duration.ofSeconds(6))).isTrue();
    }

    @Test
    void pageThatCouldNotBeClosedAtExpiryIsTriedAgainSoon() {
        UUID session = open();
        for (int i = 0; i < 9; i++) {
            gateway.sweepAll();
        }
        gateway.expireSince(session, Duration.ofSeconds(1));
        processor.onCancel(request -> Future.succeededFuture(SILENCE));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("open");
        assertThat(dueWithin(session, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void pageThatIsNeverClosedBecomesAPersons() {
        UUID session = open();
        gateway.expireSince(session, Duration.ofDays(5));
        processor.onCancel(request -> Future.succeededFuture(SILENCE));
        gateway.sweepAll();
        assertThat(withOperator(session)).isTrue();
    }

    /** Nobody has paid on it for as long as the processor is asked: that is an answer, and nothing for a person. */
    @Test
    void pageThatCannotBeClosedAndStaysOpenEndsUnpaid() {
        UUID session = gateway.session();
        gateway.payments.begin(session, Optional.of("second")).await();
        gateway.expireSince(session, Duration.ofSeconds(1));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("superseded");
        for (int i = 0; i < 20; i++) {
            gateway.sweepAll();
        }
        assertThat(gateway.states(session)).containsExactly("closed");
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.EXPIRED);
        cannotClose.fetchAnswers(PaymentTest.captured("cap-" + session));
        gateway.checks.lookAtAttempt(session + "_1", "second").await();
        gateway.sweepAll();
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.COMPLETED);
    }

    @Test
    void pageThatCannotBeClosedIsAPersonsWhenTheProcessorIsSilentAtTheEnd() {
        UUID session = gateway.session();
        gateway.payments.begin(session, Optional.of("second")).await();
        gateway.expireSince(session, Duration.ofSeconds(1));
        cannotClose.fetchAnswers(SILENCE);
        for (int i = 0; i < 20; i++) {
            gateway.sweepAll();
        }
        assertThat(gateway.states(session)).containsExactly("superseded");
        assertThat(withOperator(session)).isTrue();
    }

    @Test
    void processorThatClosesNothingIsNotAskedForever() {
        UUID session = gateway.session();
        processor.beginAnswers(SILENCE);
        cannotClose.beginAnswers(new Outcome.NotSent("down"));
        gateway.pay(session);
        assertThat(gateway.states(session)).containsExactly("superseded", "not_sent");
        processor.onCancel(request -> Future.succeededFuture(ScriptedConnector.open(request.reference())));
        for (int i = 0; i < 20; i++) {
            gateway.sweepAll();
        }
        assertThat(withOperator(session)).isTrue();
    }

    /** Such as a row that a newer release wrote. */
    @Test
    void rowThatCannotBeReadKeepsNobodyElseWaiting() {
        UUID unreadable = open();
        gateway.owner
                .query("UPDATE attempt SET decline_reason = 'NOT_KNOWN_HERE' WHERE session_id = $1", unreadable)
                .await();
        UUID session = open();
        processor.onFetch(request -> Future.succeededFuture(PaymentTest.captured("cap-" + request.reference())));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("succeeded");
    }

    @Test
    void decisionThatAlwaysFailsBecomesAPersons() {
        UUID session = open();
        gateway.owner
                .query("UPDATE attempt SET decline_reason = 'NOT_KNOWN_HERE' WHERE session_id = $1", session)
                .await();
        for (int i = 0; i < 13; i++) {
            assertThat(withOperator(session)).isFalse();
            gateway.sweepAll();
        }
        assertThat(withOperator(session)).isTrue();
    }

    @Test
    void pageElsewhereIsNotOpenedByACheckEither() {
        UUID session = open();
        processor.fetchAnswers(new Outcome.Redirect(URI.create("https://evil.example/pay"), "r"));
        gateway.sweepAll();
        assertThat(gateway.pay(session))
                .isEqualTo(new BeginResult.Continue(URI.create(ScriptedConnector.ORIGIN + "/pay/" + session + "_1")));
    }

    @Test
    void textThatNoDatabaseHoldsDoesNotStopADecision() {
        UUID session = open();
        processor.fetchAnswers(new Outcome.Declined("no\0" + "x".repeat(40_000), DeclineReason.GENERIC, false));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("declined");
        assertThat(gateway.events(session)).containsExactly("payment.declined");
    }

    private UUID open() {
        UUID session = gateway.session();
        gateway.pay(session);
        assertThat(gateway.states(session)).containsExactly("open");
        return session;
    }

    private Future<?> notified(String reference) {
        return gateway.notifications.receive(
                "first",
                new ConnectorRequest.Notification(
                        Map.of(), "", Buffer.buffer("evt-" + System.nanoTime() + " " + reference), Instant.now()));
    }

    private Future<?> toldOf(String reference, String capture) {
        return notified(reference + " " + capture);
    }

    private boolean isDueAtAll(UUID session) {
        return !gateway.strings("SELECT id FROM attempt WHERE session_id = $1 AND next_check_at IS NOT NULL", session)
                .isEmpty();
    }

    private boolean dueWithin(UUID session, Duration time) {
        return gateway.strings(
                        "SELECT next_check_at <= now() + $2 * interval '1 second' FROM attempt WHERE session_id = $1",
                        session,
                        time.toSeconds())
                .equals(List.of("true"));
    }

    private boolean withOperator(UUID session) {
        return gateway.strings(
                        "SELECT operator_since IS NOT NULL AND next_check_at IS NULL FROM attempt"
                                + " WHERE session_id = $1 AND state <> 'not_sent'",
                        session)
                .equals(List.of("true"));
    }

    private static Outcome.Capture capture(String ref) {
        return new Outcome.Capture(ref, PaymentFixture.PRICE, Instant.now());
    }
}
