package com.ovgcpayments.gateway.payout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.PayoutOutcome;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payouts that a connector executes. */
class PayoutJobTest {
    private static final int MORE_THAN_THREE_DAYS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedConnector bank = new ScriptedConnector(
            "scripted",
            Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN)).withPayout());
    private PayoutFixture fixture;

    @BeforeEach
    void start() {
        fixture = new PayoutFixture(vertx, TestDatabase.create(), bank);
        fixture.earned(Mode.TEST, 1000);
    }

    @AfterEach
    void stop() {
        fixture.close();
        vertx.close().await();
    }

    @Test
    void isSentOnceAndAnnounced() {
        bank.payoutAnswers(new PayoutOutcome.Succeeded("ref-1"));
        Payout payout = fixture.request(Mode.TEST, 600);
        Future.join(fixture.job.sweep(10).await()).await();
        Payout sent = fixture.read(payout);
        assertThat(sent.state()).isEqualTo(PayoutState.COMPLETED);
        assertThat(sent.processorRef()).contains("ref-1");
        assertThat(fixture.balance(Mode.TEST)).isEqualTo(new MerchantBalance("EUR", 0, 400, 0));
        assertThat(fixture.platform("cash")).isEqualTo(600);
        assertThat(fixture.platform("bank")).isZero();
        assertThat(questions()).containsExactly("payout");
        ConnectorRequest.Payout asked = (ConnectorRequest.Payout) bank.asked().get(0);
        assertThat(asked.id()).isEqualTo(PublicId.PAYOUT.format(payout.id()));
        assertThat(asked.to()).isEqualTo(PayoutFixture.account(PayoutFixture.IBAN));
        assertThat(asked.toString()).doesNotContain(PayoutFixture.IBAN, "Müller");
        assertThat(fixture.events())
                .singleElement()
                .asString()
                .startsWith("payout.completed ")
                .contains(asked.id());
        fixture.sweepAll();
        assertThat(questions()).containsExactly("payout");
    }

    @Test
    void whatFailsIsReversed() {
        bank.payoutAnswers(new PayoutOutcome.Failed(Optional.empty(), "account_closed"));
        Payout payout = fixture.request(Mode.TEST, 600);
        fixture.sweepAll();
        assertThat(fixture.read(payout).state()).isEqualTo(PayoutState.FAILED);
        assertThat(fixture.balance(Mode.TEST)).isEqualTo(new MerchantBalance("EUR", 0, 1000, 0));
        assertThat(fixture.events())
                .singleElement()
                .asString()
                .startsWith("payout.failed ")
                .contains("\"failure_reason\":\"account_closed\"");
    }

    @Test
    void whatNobodyKnowsIsLookedForAndNeverReversed() {
        bank.payoutAnswers(new PayoutOutcome.Unknown("timeout"));
        bank.fetchPayoutAnswers(new PayoutOutcome.Unknown("timeout"));
        Payout payout = fixture.request(Mode.TEST, 600);
        fixture.sweepAll();
        assertThat(fixture.read(payout).state()).isEqualTo(PayoutState.SENDING);
        assertThat(PayoutFixture.refusal(fixture.cancelling(payout))).contains("only before it is sent");
        assertThat(PayoutFixture.refusal(fixture.operator.confirm(payout.id(), PayoutFixture.DEED)))
                .contains("wait for its processor's answer");
        for (int i = 0; i < MORE_THAN_THREE_DAYS; i++) {
            fixture.sweepAll();
        }
        assertThat(fixture.read(payout).state()).isEqualTo(PayoutState.OPERATOR);
        assertThat(fixture.balance(Mode.TEST).inTransit()).isEqualTo(600);
        assertThat(questions())
                .startsWith("payout", "fetchPayout")
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(fixture.operator.confirm(payout.id(), PayoutFixture.DEED).await())
                .get()
                .extracting(Payout::state)
                .isEqualTo(PayoutState.COMPLETED);
    }

    @Test
    void whatWasLostIsSentAgainWithTheSameWords() {
        bank.payoutAnswers(new PayoutOutcome.Unknown("reset"));
        bank.fetchPayoutAnswers(new PayoutOutcome.NotFound("none"));
        Payout payout = fixture.request(Mode.TEST, 600);
        fixture.sweepAll();
        bank.payoutAnswers(new PayoutOutcome.Pending("ref-2"));
        fixture.sweepAll();
        assertThat(fixture.read(payout).state()).isEqualTo(PayoutState.PENDING_AT_PROCESSOR);
        bank.fetchPayoutAnswers(new PayoutOutcome.Succeeded("ref-2"));
        fixture.sweepAll();
        assertThat(fixture.read(payout).state()).isEqualTo(PayoutState.COMPLETED);
        assertThat(bank.asked().stream()
                        .filter(ConnectorRequest.Payout.class::isInstance)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void afterTheKeyHasLapsedItIsNotSentAgain() {
        bank.payoutAnswers(new PayoutOutcome.Unknown("reset"));
        bank.fetchPayoutAnswers(new PayoutOutcome.NotFound("none"));
        Payout payout = fixture.request(Mode.TEST, 600);
        fixture.sweepAll();
        fixture.owner
                .query("UPDATE payout SET sent_at = now() - interval '24 hours'")
                .await();
        bank.payoutAnswers(new PayoutOutcome.Succeeded("ref"));
        fixture.sweepAll();
        assertThat(fixture.read(payout).refusal()).contains(PayoutDecider.NOT_FOUND);
        assertThat(fixture.balance(Mode.TEST).available()).isEqualTo(1000);
    }

    @Test
    void whatSurelyWasNotSentMayStillBeCancelled() {
        bank.payoutAnswers(new PayoutOutcome.NotSent("refused"));
        Payout payout = fixture.request(Mode.TEST, 600);
        fixture.sweepAll();
        Payout waiting = fixture.read(payout);
        assertThat(waiting.state()).isEqualTo(PayoutState.REQUESTED);
        assertThat(waiting.connector()).isEmpty();
        assertThat(waiting.sentAt()).isEmpty();
        assertThat(fixture.cancelling(payout).await()).isPresent();
        assertThat(fixture.balance(Mode.TEST).available()).isEqualTo(1000);
    }

    @Test
    void whileHaltedNothingIsSent() {
        bank.payoutAnswers(new PayoutOutcome.Succeeded("ref"));
        Payout payout = fixture.request(Mode.TEST, 600);
        fixture.halt.set(PayoutFixture.DEED).await();
        fixture.sweepAll();
        assertThat(fixture.read(payout).state()).isEqualTo(PayoutState.REQUESTED);
        assertThat(bank.asked()).isEmpty();
        fixture.halt.clear(PayoutFixture.DEED).await();
        fixture.sweepAll();
        assertThat(fixture.read(payout).state()).isEqualTo(PayoutState.COMPLETED);
    }

    @Test
    void twoInstancesSendItOnce() {
        bank.payoutAnswers(new PayoutOutcome.Succeeded("ref"));
        for (int i = 0; i < 8; i++) {
            fixture.request(Mode.TEST, 100);
        }
        List<Future<Void>> all = Future.all(fixture.job.sweep(100), fixture.job.sweep(100))
                .map(both -> both.<List<Future<Void>>>list().stream()
                        .flatMap(List::stream)
                        .toList())
                .await();
        Future.join(all).await();
        assertThat(bank.asked()).hasSize(8).doesNotHaveDuplicates();
        assertThat(fixture.balance(Mode.TEST)).isEqualTo(new MerchantBalance("EUR", 0, 200, 0));
    }

    private List<String> questions() {
        return bank.asked().stream().map(ConnectorRequest::op).distinct().toList();
    }
}
