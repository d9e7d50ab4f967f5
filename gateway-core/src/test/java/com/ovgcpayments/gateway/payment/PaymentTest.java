package com.ovgcpayments.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.ShownStatus;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class PaymentTest {

    private final ScriptedConnector first = new ScriptedConnector("first", false, true);
    private final ScriptedConnector second = new ScriptedConnector("second", false, false);
    private PaymentFixture gateway;

    @BeforeEach
    void start(Vertx vertx) {
        gateway = new PaymentFixture(vertx, TestDatabase.create(), first, second);
    }

    @Test
    void paysOnce() {
        UUID session = gateway.session();
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.Continue.class);
        assertThat(gateway.view(session).paymentInProgress()).isTrue();
        first.fetchAnswers(captured("cap-" + session));
        gateway.sweepAll();
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.COMPLETED);
        assertThat(gateway.view(session).transaction().orElseThrow().gateway()).isEqualTo("first");
        assertThat(gateway.events(session)).containsExactly("payment.succeeded");
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.AlreadyPaid.class);
    }

    @Test
    void pressingPayAgainLeadsToTheSamePage() {
        UUID session = gateway.session();
        BeginResult once = gateway.pay(session);
        assertThat(gateway.pay(session)).isEqualTo(once);
        assertThat(gateway.states(session)).containsExactly("open");
        assertThat(first.asked())
                .filteredOn(ConnectorRequest.Begin.class::isInstance)
                .hasSize(1);
    }

    @Test
    void clickWhileAnotherIsAskingBeginsNothing() {
        UUID session = gateway.session();
        Promise<Outcome> slow = Promise.promise();
        Promise<Void> reached = Promise.promise();
        first.onBegin(request -> {
            reached.complete();
            return slow.future();
        });
        Future<BeginResult> one = gateway.payments.begin(session, Optional.empty());
        reached.future().await();
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.InProgress.class);
        slow.complete(ScriptedConnector.open("x"));
        assertThat(one.await()).isInstanceOf(BeginResult.Continue.class);
        assertThat(gateway.states(session)).containsExactly("open");
    }

    @Test
    void notSentFailsOverWithinTheClick() {
        UUID session = gateway.session();
        first.beginAnswers(new Outcome.NotSent("refused"));
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.Continue.class);
        assertThat(gateway.states(session)).containsExactly("not_sent", "open");
        assertThat(second.asked()).hasSize(1);
    }

    @Test
    void unclearBeginIsSupersededAndItsPageClosedWhenItTurnsUp() {
        UUID session = gateway.session();
        first.beginAnswers(new Outcome.Unknown("timeout"));
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.Continue.class);
        assertThat(gateway.states(session)).containsExactly("superseded", "open");
        first.onFetch(request -> Future.succeededFuture(ScriptedConnector.open(request.reference())));
        gateway.sweepAll();
        gateway.sweepAll();
        assertThat(first.asked()).last().isInstanceOf(ConnectorRequest.Cancel.class);
        assertThat(gateway.states(session)).containsExactly("closed", "open");
    }

    @Test
    void captureOnASupersededAttemptPaysAndTheOtherPageIsClosed() {
        UUID session = gateway.session();
        first.beginAnswers(new Outcome.Unknown("timeout"));
        gateway.pay(session);
        first.fetchAnswers(captured("cap-" + session));
        gateway.sweepAll();
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.COMPLETED);
        // second cannot close its page: it is left behind, and a capture there is a duplicate
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("succeeded", "superseded");
        second.fetchAnswers(captured("cap2-" + session));
        gateway.sweepAll();
        assertThat(gateway.surplus(session)).containsExactly("duplicate");
        assertThat(gateway.transactions(session)).isEqualTo(1);
        assertThat(gateway.events(session)).containsExactly("payment.succeeded");
    }

    @Test
    void beginThatCanCaptureIsAskedAgainWithAnEqualRequest() {
        ScriptedConnector direct = new ScriptedConnector("direct", true, false);
        PaymentFixture other = new PaymentFixture(Vertx.vertx(), TestDatabase.create(), direct);
        UUID session = other.session();
        direct.beginAnswers(new Outcome.Unknown("reset"));
        assertThat(other.pay(session)).isInstanceOf(BeginResult.InProgress.class);
        assertThat(other.states(session)).containsExactly("unknown");
        assertThat(other.pay(session)).isInstanceOf(BeginResult.InProgress.class);
        direct.beginAnswers(captured("cap-" + session));
        other.sweepAll();
        assertThat(other.view(session).shownStatus()).isEqualTo(ShownStatus.COMPLETED);
        List<ConnectorRequest> begins = direct.asked();
        assertThat(begins).hasSize(2);
        assertThat(begins.get(1)).isEqualTo(begins.get(0));
    }

    /** One that had never arrived would charge a payer who has gone, or has paid another way. */
    @Test
    void beginThatCanCaptureIsNotAskedAgainOnceTheSessionIsOver() {
        ScriptedConnector direct = new ScriptedConnector("direct", true, false);
        PaymentFixture other = new PaymentFixture(Vertx.vertx(), TestDatabase.create(), direct);
        UUID session = other.session();
        direct.beginAnswers(new Outcome.Unknown("reset"));
        other.pay(session);
        other.expireSince(session, Duration.ofSeconds(1));
        other.sweepAll();
        assertThat(direct.asked()).last().isInstanceOf(ConnectorRequest.Fetch.class);
        assertThat(other.states(session)).containsExactly("open");
    }

    @Test
    void softRefusalIsToldIfTheNextConnectorIsNotThereAnyMore() {
        UUID session = gateway.session();
        first.onBegin(request -> {
            Outcome refused = new Outcome.Declined("short", DeclineReason.INSUFFICIENT_FUNDS, true);
            return gateway.owner
                    .query("UPDATE checkout_session SET expires_at = now() WHERE id = $1", session)
                    .map(refused);
        });
        Future<BeginResult> click = gateway.payments.begin(session, Optional.empty());
        assertThat(click.await()).isInstanceOf(BeginResult.Declined.class);
        assertThat(gateway.states(session)).containsExactly("declined");
        assertThat(gateway.events(session)).containsExactly("payment.declined");
    }

    @Test
    void softRefusalIsKeptQuietWhileTheNextConnectorIsAsked() {
        UUID session = gateway.session();
        first.beginAnswers(new Outcome.Declined("short", DeclineReason.INSUFFICIENT_FUNDS, true));
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.Continue.class);
        assertThat(gateway.states(session)).containsExactly("declined", "open");
        assertThat(gateway.events(session)).isEmpty();
    }

    @Test
    void nobodyIsSentToAPageAfterAnotherAttemptPaid() {
        UUID session = gateway.session();
        first.beginAnswers(new Outcome.Unknown("timeout"));
        Promise<Outcome> slow = Promise.promise();
        Promise<Void> reached = Promise.promise();
        second.onBegin(request -> {
            reached.complete();
            return slow.future();
        });
        Future<BeginResult> click = gateway.payments.begin(session, Optional.empty());
        reached.future().await();
        first.fetchAnswers(captured("cap-" + session));
        gateway.owner
                .query("UPDATE attempt SET next_check_at = now() WHERE session_id = $1 AND number = 1", session)
                .await();
        Future.join(gateway.checks.sweep(1).await()).await();
        slow.complete(ScriptedConnector.open("late"));
        assertThat(click.await()).isInstanceOf(BeginResult.AlreadyPaid.class);
        assertThat(gateway.states(session)).containsExactly("succeeded", "superseded");
    }

    @Test
    void captureThatTwoSessionsAreNamedIsBookedOnce() {
        for (int round = 0; round < 20; round++) {
            UUID one = gateway.session();
            UUID other = gateway.session();
            gateway.pay(one);
            gateway.pay(other);
            String ref = "shared-" + one;
            gateway.expireSince(other, Duration.ofHours(1));
            // for the one it is in time, for the other too late: it would stand in two tables
            Future.join(
                            apply(one, new Outcome.Capture(ref, PaymentFixture.PRICE, Instant.now())),
                            apply(other, new Outcome.Capture(ref, PaymentFixture.PRICE, Instant.now())))
                    .await();
            assertThat(gateway.transactions(one) + gateway.surplus(other).size())
                    .isEqualTo(1);
        }
    }

    private Future<?> apply(UUID session, Outcome.Capture capture) {
        UUID attempt = UUID.fromString(gateway.strings("SELECT id FROM attempt WHERE session_id = $1", session)
                .get(0));
        return gateway.transitions.apply(
                session, attempt, new Fact.Answered(Ask.FETCH, new Outcome.Succeeded(List.of(capture)), false));
    }

    @Test
    void crashBeforeTheAnswerIsFoundByTheClock() {
        UUID session = gateway.session();
        Promise<Outcome> never = Promise.promise();
        Promise<Void> reached = Promise.promise();
        first.onBegin(request -> {
            reached.complete();
            return never.future();
        });
        Future<BeginResult> click = gateway.payments.begin(session, Optional.empty());
        reached.future().await();
        first.fetchAnswers(new Outcome.Unknown("no such payment"));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("superseded");
        // the begin answers after all, too late: nobody is sent to that page, and it is closed
        never.complete(ScriptedConnector.open("late"));
        click.await();
        assertThat(gateway.strings("SELECT processor_ref FROM attempt WHERE session_id = $1 AND number = 1", session))
                .containsExactly("ref-late");
    }

    @Test
    void declinedMayTryAgainAndSucceed() {
        UUID session = gateway.session();
        gateway.pay(session);
        first.fetchAnswers(new Outcome.Declined("card_declined", DeclineReason.GENERIC, false));
        gateway.sweepAll();
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.DECLINED);
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.Continue.class);
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.DECLINED);
        first.fetchAnswers(captured("cap-" + session));
        gateway.sweepAll();
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.COMPLETED);
        assertThat(gateway.events(session)).containsExactly("payment.declined", "payment.succeeded");
    }

    @Test
    void openPageIsClosedAtExpiryAndTheSessionReadsExpired() {
        UUID session = gateway.session();
        gateway.pay(session);
        gateway.expireSince(session, Duration.ofSeconds(1));
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.PENDING);
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("closed");
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.EXPIRED);
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.Expired.class);
        assertThat(gateway.events(session)).isEmpty();
    }

    @Test
    void payerWhoWasFasterThanTheClosingHasPaid() {
        UUID session = gateway.session();
        gateway.pay(session);
        gateway.expireSince(session, Duration.ofMinutes(1));
        first.onCancel(request -> Future.succeededFuture(captured("cap-" + session)));
        gateway.sweepAll();
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.COMPLETED);
    }

    @Test
    void lateMoneyIsKeptApart() {
        UUID session = gateway.session();
        gateway.pay(session);
        gateway.expireSince(session, Duration.ofMinutes(10));
        first.onCancel(request -> Future.succeededFuture(captured("cap-" + session)));
        gateway.sweepAll();
        assertThat(gateway.surplus(session)).containsExactly("late");
        assertThat(gateway.refunds()).containsExactly("pending");
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.EXPIRED);
        assertThat(gateway.transactions(session)).isZero();
    }

    @Test
    void wrongAmountStopsForAPersonAndIsNotAskedForever() {
        UUID session = gateway.session();
        gateway.pay(session);
        first.fetchAnswers(new Outcome.Succeeded(
                List.of(new Outcome.Capture("cap-" + session, new Money(1, "USD"), Instant.now()))));
        gateway.sweepAll();
        assertThat(gateway.states(session)).containsExactly("unknown");
        assertThat(gateway.surplus(session)).containsExactly("mismatch");
        assertThat(gateway.refunds()).containsExactly("operator");
        assertThat(gateway.strings(
                        "SELECT operator_since IS NOT NULL AND next_check_at IS NULL FROM attempt WHERE session_id = $1",
                        session))
                .containsExactly("true");
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.InProgress.class);
    }

    @Test
    void choosingAnotherWayClosesTheFirstPage() {
        UUID session = gateway.session();
        gateway.pay(session);
        BeginResult elsewhere =
                gateway.payments.begin(session, Optional.of("second")).await();
        assertThat(elsewhere).isInstanceOf(BeginResult.Continue.class);
        assertThat(gateway.states(session)).containsExactly("closed", "open");
    }

    @Test
    void changingOnesMindAfterPayingFindsThePayment() {
        UUID session = gateway.session();
        gateway.pay(session);
        first.onCancel(request -> Future.succeededFuture(captured("cap-" + session)));
        assertThat(gateway.payments.begin(session, Optional.of("second")).await())
                .isInstanceOf(BeginResult.AlreadyPaid.class);
        assertThat(gateway.states(session)).containsExactly("succeeded");
    }

    @Test
    void attemptsAreCounted() {
        UUID session = gateway.session();
        first.beginAnswers(new Outcome.Declined("no", DeclineReason.GENERIC, false));
        for (int i = 0; i < Payments.MAX_ATTEMPTS; i++) {
            assertThat(gateway.pay(session)).isInstanceOf(BeginResult.Declined.class);
        }
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.TooManyAttempts.class);
    }

    /** No failover can follow the last attempt, so the merchant hears of its refusal now or never. */
    @Test
    void softRefusalOfTheLastAttemptIsTold() {
        UUID session = gateway.session();
        second.beginAnswers(new Outcome.NotSent("down"));
        first.beginAnswers(new Outcome.NotSent("down"));
        for (int i = 0; i < 4; i++) {
            gateway.pay(session);
        }
        first.beginAnswers(new Outcome.Declined("no", DeclineReason.GENERIC, false));
        gateway.pay(session);
        assertThat(gateway.states(session)).hasSize(Payments.MAX_ATTEMPTS - 1);
        first.beginAnswers(new Outcome.Declined("short", DeclineReason.INSUFFICIENT_FUNDS, true));
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.Declined.class);
        assertThat(gateway.events(session)).containsExactly("payment.declined", "payment.declined");
    }

    @Test
    void processorMaySendPayersOnlyWhereItSaid() {
        UUID session = gateway.session();
        first.beginAnswers(new Outcome.Redirect(URI.create("https://evil.example/pay"), "r"));
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.Continue.class);
        assertThat(gateway.states(session)).containsExactly("superseded", "open");
    }

    @Test
    void nobodyServingMeansNothingIsCharged() {
        UUID session = gateway.session();
        first.beginAnswers(new Outcome.NotSent("down"));
        second.beginAnswers(new Outcome.NotSent("down"));
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.NoProcessor.class);
        assertThat(gateway.states(session)).containsExactly("not_sent", "not_sent");
        assertThat(gateway.view(session).shownStatus()).isEqualTo(ShownStatus.PENDING);
    }

    @Test
    void askedNoMoreOftenThanEveryTwoSeconds() {
        UUID session = gateway.session();
        gateway.pay(session);
        gateway.checks.lookAtSession(session).await();
        Future.join(gateway.checks.sweep(10).await()).await();
        gateway.checks.lookAtSession(session).await();
        assertThat(gateway.checks.sweep(10).await()).isEmpty();
        assertThat(first.asked())
                .filteredOn(ConnectorRequest.Fetch.class::isInstance)
                .hasSize(1);
    }

    @Test
    void onlyTheProcessorsOwnWordSaysThatItsPageIsOpen() {
        UUID session = gateway.session();
        gateway.pay(session);
        first.fetchAnswers(new Outcome.Unknown("no answer"));
        assertThat(heardWhileChecking(session)).isEqualTo(PaymentSignals.Answer.CHANGED_OR_UNCLEAR);
        first.fetchAnswers(ScriptedConnector.open(session + "_1"));
        assertThat(heardWhileChecking(session)).isEqualTo(PaymentSignals.Answer.STILL_OPEN);
    }

    private PaymentSignals.Answer heardWhileChecking(UUID session) {
        PaymentSignals.Watch watch = gateway.signals.watch(session);
        gateway.sweepAll();
        PaymentSignals.Answer heard = watch.await(Duration.ofSeconds(30)).await();
        watch.close().await();
        return heard;
    }

    static Outcome captured(String ref) {
        return new Outcome.Succeeded(List.of(new Outcome.Capture(ref, PaymentFixture.PRICE, Instant.now())));
    }
}
