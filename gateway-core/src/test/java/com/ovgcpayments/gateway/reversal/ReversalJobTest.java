package com.ovgcpayments.gateway.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeFunds;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeState;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.refund.RefundJob;
import com.ovgcpayments.gateway.refund.RefundOptions;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a processor tells that went back is booked once, told to the merchant, and follows what becomes of it there. */
@ExtendWith(VertxExtension.class)
class ReversalJobTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final ScriptedConnector processor = new ScriptedConnector(
            "first",
            Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN))
                    .withRefund()
                    .withReversals(Set.of("money.gone")));
    private final UUID merchant = TimeOrderedUuid.next();
    private final UUID transaction = TimeOrderedUuid.next();
    private final UUID session = TimeOrderedUuid.next();
    private Database database;
    private Database owner;
    private ReversalChecks checks;
    private ReversalJob job;
    private RefundJob refunds;

    @BeforeEach
    void start(Vertx vertx) {
        TestDatabase postgres = TestDatabase.create();
        database = Database.open(vertx, postgres.application(), 8);
        owner = Database.open(vertx, postgres.admin(), 2);
        Connectors connectors = new Connectors(vertx, List.of("first"));
        vertx.deployVerticle(new ConnectorVerticle(processor)).await();
        connectors.discover(DEADLINE).await();
        checks = new ReversalChecks(database, connectors);
        job = new ReversalJob(database, connectors, new Outbox(vertx), DEADLINE);
        refunds = new RefundJob(database, connectors, new Outbox(vertx), new RefundOptions(DEADLINE, DEADLINE));
        UUID attempt = TimeOrderedUuid.next();
        owner.query("INSERT INTO merchant (id, name) VALUES ($1, 'Shop')", merchant)
                .await();
        owner.query("""
                INSERT INTO checkout_session (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url,
                                              metadata, status, completed_at)
                VALUES ($1, $2, false, 2500, 'USD', 'a@b.example', 'https://s', 'https://c', '{}', 'completed', now())""", session, merchant).await();
        owner.query("""
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason,
                                     begin_can_capture, state)
                VALUES ($1, $2, false, 1, 'first', $3, 'test', false, 'succeeded')""", attempt, session, session + "_1").await();
        owner.query("""
                INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref,
                                                 amount, currency, fee, captured_at)
                VALUES ($1, $2, false, $3, $4, 'first', 'cap', 2500, 'USD', 0, now())""", transaction, merchant, session, attempt).await();
    }

    @Test
    void onlyWhatTheConnectorNamesMakesUsAsk() {
        checks.told("first", "something.else", session + "_1").await();
        assertThat(job.sweep(10).await()).isEmpty();
        checks.told("first", "money.gone", session + "_1").await();
        processor.reversalsAnswer(known(List.of(), List.of()));
        assertThat(job.sweep(10).await()).hasSize(1);
    }

    @Test
    void aRefundThatWasMadeElsewhereIsBookedOnceAndTold() {
        processor.reversalsAnswer(known(List.of(refund("f1", 1000, new RefundOutcome.Succeeded("f1"))), List.of()));
        ask();
        ask();
        assertThat(rows("SELECT origin::text || ' ' || state || ' ' || amount FROM refund"))
                .containsExactly("processor succeeded 1000");
        assertThat(balance()).containsExactly(1500L, 0L);
        assertThat(events()).containsExactly("refund.created", "refund.succeeded");
    }

    @Test
    void itIsBookedThoughNothingCoversIt() {
        owner.query("INSERT INTO fee_terms (basis_points, fixed) VALUES (0, 0)").await();
        settled();
        processor.reversalsAnswer(known(
                List.of(refund("f1", 2500, new RefundOutcome.Succeeded("f1"))),
                List.of(dispute(DisputeState.OPEN, DisputeFunds.WITHDRAWN))));
        ask();
        assertThat(balance()).containsExactly(0L, -2500L);
    }

    @Test
    void whatIsUnderWayThereIsFollowedToItsEnd() {
        processor.reversalsAnswer(known(List.of(refund("f1", 1000, new RefundOutcome.Pending("f1"))), List.of()));
        ask();
        assertThat(events()).containsExactly("refund.created");
        processor.reversalsAnswer(known(
                List.of(refund("f1", 1000, new RefundOutcome.Failed(Optional.of("f1"), "sent_back"))), List.of()));
        sweepRefunds();
        assertThat(rows("SELECT state || ' ' || refusal FROM refund")).containsExactly("failed sent_back");
        assertThat(balance()).containsExactly(2500L, 0L);
        assertThat(events()).containsExactly("refund.created", "refund.failed");
    }

    @Test
    void whatHadSucceededThereAndIsTakenBackComesBack() {
        processor.reversalsAnswer(known(List.of(refund("f1", 1000, new RefundOutcome.Succeeded("f1"))), List.of()));
        ask();
        processor.reversalsAnswer(known(
                List.of(refund("f1", 1000, new RefundOutcome.Failed(Optional.of("f1"), "sent_back"))), List.of()));
        ask();
        sweepRefunds();
        assertThat(balance()).containsExactly(2500L, 0L);
        assertThat(events()).containsExactly("refund.created", "refund.succeeded", "refund.failed");
    }

    @Test
    void ourOwnIsNotTakenForAnother() {
        UUID ours = ours("sending", 1000);
        processor.reversalsAnswer(known(
                List.of(new ReversalsReading.Refund(
                        "r1",
                        Optional.of(PublicId.REFUND.format(ours)),
                        new Money(1000, "USD"),
                        new RefundOutcome.Succeeded("r1"),
                        Instant.now())),
                List.of()));
        processor.fetchRefundAnswers(new RefundOutcome.Succeeded("r1"));
        ask();
        assertThat(rows("SELECT id::text FROM refund")).containsExactly(ours.toString());
        Future.join(refunds.sweep(10).await()).await();
        assertThat(rows("SELECT state::text FROM refund")).containsExactly("succeeded");
    }

    @Test
    void whatMayBeOursIsBookedOnceThatIsKnown() {
        UUID ours = ours("sending", 1000);
        processor.reversalsAnswer(known(List.of(refund("f1", 1000, new RefundOutcome.Succeeded("f1"))), List.of()));
        ask();
        assertThat(rows("SELECT id::text FROM refund")).containsExactly(ours.toString());
        owner.query("UPDATE refund SET state = 'failed', next_check_at = NULL WHERE id = $1", ours)
                .await();
        again();
        assertThat(rows("SELECT origin::text FROM refund WHERE state = 'succeeded'"))
                .containsExactly("processor");
        assertThat(balance()).containsExactly(1500L, 0L);
    }

    @Test
    void moreThanIsLeftWaitsUntilOursHasFailed() {
        UUID ours = ours("pending", 2000);
        processor.reversalsAnswer(known(List.of(refund("f1", 2500, new RefundOutcome.Succeeded("f1"))), List.of()));
        ask();
        assertThat(rows("SELECT id::text FROM refund")).containsExactly(ours.toString());
        owner.query("UPDATE refund SET state = 'failed', next_check_at = NULL WHERE id = $1", ours)
                .await();
        again();
        assertThat(balance()).containsExactly(0L, 0L);
    }

    @Test
    void aDisputeTakesAndGivesBack() {
        processor.reversalsAnswer(known(List.of(), List.of(dispute(DisputeState.OPEN, DisputeFunds.NONE))));
        ask();
        assertThat(balance()).containsExactly(2500L, 0L);
        processor.reversalsAnswer(known(List.of(), List.of(dispute(DisputeState.OPEN, DisputeFunds.WITHDRAWN))));
        ask();
        ask();
        assertThat(balance()).containsExactly(2500L, -2500L);
        assertThat(events()).containsExactly("dispute.created");
        processor.reversalsAnswer(known(List.of(), List.of(dispute(DisputeState.WON, DisputeFunds.REINSTATED))));
        ask();
        ask();
        assertThat(balance()).containsExactly(2500L, 0L);
        assertThat(events()).containsExactly("dispute.created", "dispute.closed");
    }

    @Test
    void aDisputeThatIsHeardOfLateIsPostedAsItWas() {
        processor.reversalsAnswer(known(List.of(), List.of(dispute(DisputeState.WON, DisputeFunds.REINSTATED))));
        ask();
        assertThat(rows("SELECT kind::text FROM posting WHERE kind <> 'capture' ORDER BY id"))
                .containsExactly("dispute", "dispute_reinstated");
        assertThat(events()).containsExactly("dispute.created", "dispute.closed");
    }

    @Test
    void aDisputeThatIsLostKeepsTheMoneyAndIsAskedAboutNoMore() {
        processor.reversalsAnswer(known(List.of(), List.of(dispute(DisputeState.OPEN, DisputeFunds.WITHDRAWN))));
        ask();
        assertThat(rows("SELECT (next_check_at > now() + interval '23 hours')::text FROM reversal_check"))
                .containsExactly("true");
        processor.reversalsAnswer(known(List.of(), List.of(dispute(DisputeState.LOST, DisputeFunds.WITHDRAWN))));
        again();
        assertThat(balance()).containsExactly(2500L, -2500L);
        assertThat(rows("SELECT coalesce(next_check_at::text, 'never') FROM reversal_check"))
                .containsExactly("never");
    }

    @Test
    void anAnswerThatGoesBackwardsIsNotBooked() {
        processor.reversalsAnswer(known(List.of(), List.of(dispute(DisputeState.WON, DisputeFunds.REINSTATED))));
        ask();
        processor.reversalsAnswer(known(List.of(), List.of(dispute(DisputeState.OPEN, DisputeFunds.WITHDRAWN))));
        ask();
        assertThat(rows("SELECT state || ' ' || funds FROM dispute")).containsExactly("won reinstated");
    }

    @Test
    void twoInstancesBookOnce() {
        processor.reversalsAnswer(known(
                List.of(refund("f1", 1000, new RefundOutcome.Succeeded("f1"))),
                List.of(dispute(DisputeState.OPEN, DisputeFunds.WITHDRAWN))));
        checks.told("first", "money.gone", session + "_1").await();
        Future<List<Future<Void>>> one = job.sweep(10);
        owner.query("UPDATE reversal_check SET leased_until = NULL, next_check_at = now()")
                .await();
        Future<List<Future<Void>>> other = job.sweep(10);
        Future.all(one.compose(Future::all), other.compose(Future::all)).await();
        assertThat(rows("SELECT id::text FROM refund")).hasSize(1);
        assertThat(rows("SELECT id::text FROM dispute")).hasSize(1);
        assertThat(events()).containsExactlyInAnyOrder("refund.created", "refund.succeeded", "dispute.created");
    }

    private static ReversalsReading known(
            List<ReversalsReading.Refund> refunds, List<ReversalsReading.Dispute> disputes) {
        return new ReversalsReading.Known(refunds, disputes);
    }

    private static ReversalsReading.Refund refund(String ref, long amount, RefundOutcome outcome) {
        return new ReversalsReading.Refund(ref, Optional.empty(), new Money(amount, "USD"), outcome, Instant.now());
    }

    private static ReversalsReading.Dispute dispute(DisputeState state, DisputeFunds funds) {
        return new ReversalsReading.Dispute(
                "d1", new Money(2500, "USD"), state, funds, "fraudulent", Instant.EPOCH, Optional.empty());
    }

    private void ask() {
        owner.query("UPDATE reversal_check SET checked_at = NULL").await();
        checks.told("first", "money.gone", session + "_1").await();
        again();
    }

    private void again() {
        owner.query("UPDATE reversal_check SET next_check_at = now(), leased_until = NULL")
                .await();
        List<Future<Void>> asked = job.sweep(10).await();
        assertThat(asked).hasSize(1);
        Future.join(asked).await();
    }

    private void sweepRefunds() {
        owner.query("UPDATE refund SET next_check_at = now(), leased_until = NULL WHERE next_check_at IS NOT NULL")
                .await();
        List<Future<Void>> seen = refunds.sweep(10).await();
        assertThat(seen).hasSize(1);
        Future.join(seen).await();
    }

    private void settled() {
        owner.query("UPDATE payment_transaction SET status = 'settled', next_check_at = NULL")
                .await();
    }

    private UUID ours(String state, long amount) {
        UUID id = TimeOrderedUuid.next();
        owner.query("""
                INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, state, sent_at,
                                    next_check_at)
                VALUES ($1, false, 'merchant', $2, 2500, $3, 'USD', $4::text::refund_state,
                        CASE WHEN $4 = 'sending' THEN now() END, now() + interval '1 hour')""", id, transaction, amount, state).await();
        return id;
    }

    private List<Long> balance() {
        return new Balances(database)
                .of(merchant, Mode.TEST).await().stream()
                        .flatMap(each -> Stream.of(each.pending(), each.available()))
                        .toList();
    }

    private List<String> events() {
        return rows("SELECT type FROM event ORDER BY id");
    }

    private List<String> rows(String sql) {
        return StreamSupport.stream(owner.query(sql).await().spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}
