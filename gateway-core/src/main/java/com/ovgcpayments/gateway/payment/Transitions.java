package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.SettlementTimes;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.observation.Observer;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.refund.Refunds;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.SessionStatus;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.session.Transaction;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies facts. Reads the payment under the session's lock, lets {@link Decider} decide, and writes the whole decision
 * (attempt, session, transaction, surplus, event, deliveries) in that one transaction. Whoever comes second finds the
 * state already changed, and his fact decides nothing.
 */
public final class Transitions {
    private static final Logger LOG = LoggerFactory.getLogger(Transitions.class);

    // A statement of its own: what the next one reads must be what was committed once the lock was had.
    private static final String LOCK = "SELECT FROM checkout_session WHERE id = $1 FOR NO KEY UPDATE";

    private static final String READ =
            "SELECT " + PaymentRecord.COLUMNS + PaymentRecord.FROM + "WHERE a.id = $1 AND a.session_id = $2";

    // The session's lock does not keep two sessions apart that are named the same capture; whoever is second must find
    // it booked, in whichever table. In one order, so that nobody waits in a circle.
    private static final String LOCK_CAPTURES = """
            SELECT pg_advisory_xact_lock(lock)
              FROM (SELECT DISTINCT hashtextextended($1::text || $2::boolean || ref, 0) AS lock
                      FROM unnest($3::text[]) AS ref ORDER BY 1) AS named""";

    /** Of one: for a number of them that is not known beforehand it would be planned anew each time. */
    private static final String BOOKED_CAPTURE = """
            SELECT processor_ref, attempt_id FROM payment_transaction
             WHERE connector = $1 AND livemode = $2 AND processor_ref = $3
            UNION ALL
            SELECT processor_ref, attempt_id FROM surplus_capture
             WHERE connector = $1 AND livemode = $2 AND processor_ref = $3""";

    private static final String UPDATE_SESSION = """
            UPDATE checkout_session
               SET status = $2::text::session_status, completed_at = CASE WHEN $2::text = 'completed' THEN $3::timestamptz END
             WHERE id = $1 AND status <> 'completed'""";

    private static final String INSERT_TRANSACTION = """
            INSERT INTO payment_transaction
                (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref, amount, currency, fee, captured_at,
                 next_check_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";

    private static final String INSERT_SURPLUS = """
            INSERT INTO surplus_capture
                (id, livemode, attempt_id, kind, connector, processor_ref, amount, currency, captured_at)
            VALUES ($1, $2, $3, $4::text::surplus_kind, $5, $6, $7, $8, $9)""";

    private static final String HURRY_OTHERS = """
            UPDATE attempt SET next_check_at = $3
             WHERE session_id = $1 AND id <> $2
               AND state IN ('sending', 'open', 'processing', 'unknown', 'superseded')""";

    private static final Along NOTHING_ALONG = (transaction, before, decision) -> Future.succeededFuture();

    private final Database database;
    private final Outbox outbox;
    private final PaymentSignals signals;
    private final LatePayments late;
    private final Observer observer;
    private final SettlementTimes settlement;

    /**
     * What became of an attempt.
     *
     * @param before the attempt as it stood
     * @param handedOver whether from now on a person must decide
     */
    public record Applied(
            Attempt before, AttemptState attempt, SessionStatus session, Decision decision, boolean handedOver) {
        /** Whether it was refused and nobody was told, because another attempt follows. */
        boolean quietly() {
            return decision.refused().isPresent() && !decision.tellDeclined();
        }
    }

    public Transitions(
            Database database, Outbox outbox, PaymentSignals signals, LatePayments late, SettlementTimes settlement) {
        this(database, outbox, signals, late, settlement, Observer.NONE);
    }

    public Transitions(
            Database database,
            Outbox outbox,
            PaymentSignals signals,
            LatePayments late,
            SettlementTimes settlement,
            Observer observer) {
        this.observer = observer;
        this.database = database;
        this.outbox = outbox;
        this.signals = signals;
        this.late = late;
        this.settlement = settlement;
    }

    /** What is written in the transaction of a decision, or refuses it by failing. */
    @FunctionalInterface
    interface Along {
        Future<?> write(SqlConnection transaction, PaymentRecord before, Decision decision);
    }

    /** Applies a fact; the future completes once it is durable. Fails only if the database does. */
    public Future<Applied> apply(UUID sessionId, UUID attemptId, Fact fact) {
        return apply(sessionId, attemptId, fact, NOTHING_ALONG);
    }

    /** As the other, but if what is to be written along fails, nothing happens. */
    Future<Applied> apply(UUID sessionId, UUID attemptId, Fact fact, Along along) {
        return database.transactionThatReadsFirst(transaction -> within(transaction, sessionId, attemptId, fact, along))
                .onSuccess(applied -> announce(sessionId, attemptId, fact, applied));
    }

    /** To be called inside a transaction that does more; {@link #announce} after it has committed. */
    Future<Applied> within(SqlConnection transaction, UUID sessionId, UUID attemptId, Fact fact) {
        return within(transaction, sessionId, attemptId, fact, NOTHING_ALONG);
    }

    private Future<Applied> within(SqlConnection transaction, UUID sessionId, UUID attemptId, Fact fact, Along along) {
        return lockedFirst(
                        transaction.preparedQuery(LOCK).execute(Tuple.of(sessionId)),
                        transaction.preparedQuery(READ).execute(Tuple.of(attemptId, sessionId)))
                .map(rows -> PaymentRecord.of(rows.iterator().next()))
                .compose(record -> state(transaction, record, fact)
                        .map(state -> Decider.decide(state, fact, late))
                        .compose(decision -> write(transaction, record, fact, decision)
                                .compose(applied -> along.write(transaction, record, decision)
                                        .map(applied))));
    }

    void announce(UUID sessionId, UUID attemptId, Fact fact, Applied applied) {
        Decision decision = applied.decision();
        Attempt before = applied.before();
        if (before.state() != applied.attempt()) {
            observer.attempt(
                    before.connector(), before.mode(), applied.attempt().word());
        }
        for (Decision.Surplus surplus : decision.surplus()) {
            LOG.atError()
                    .addKeyValue("session", sessionId)
                    .addKeyValue("attempt", attemptId)
                    .addKeyValue("kind", surplus.kind().word())
                    .addKeyValue("amount", surplus.capture().money())
                    .log("captured money that no session may count: it must be paid back");
        }
        if (applied.handedOver()) {
            LOG.atError()
                    .addKeyValue("session", sessionId)
                    .addKeyValue("attempt", attemptId)
                    .addKeyValue("state", applied.attempt().word())
                    .log("nobody but a person can tell what became of a payment: ask its processor");
        }
        if (decision.accepted().isPresent() || decision.tellDeclined()) {
            outbox.wake();
        }
        if (decision.accepted().isPresent()) {
            signals.checkDue(Duration.ZERO); // pages of this session that are open elsewhere are to be closed
        } else if (decision.next() == Decision.Next.AT_ONCE) {
            signals.checkDue(CheckSchedule.LEAST_PAUSE);
        } else if (decision.next() == Decision.Next.AFRESH) {
            signals.checkDue(Duration.ZERO);
        }
        boolean stillOpen = applied.attempt() == AttemptState.OPEN
                && fact instanceof Fact.Answered answered
                && answered.outcome() instanceof Outcome.Redirect;
        signals.answered(sessionId, stillOpen);
    }

    private static Future<PaymentState> state(SqlConnection transaction, PaymentRecord record, Fact fact) {
        if (fact.captures().isEmpty()) {
            return Future.succeededFuture(PaymentState.of(record, Set.of(), Set.of()));
        }
        String[] refs =
                fact.captures().stream().map(Outcome.Capture::processorRef).toArray(String[]::new);
        Attempt attempt = record.attempt();
        String connector = attempt.connector();
        boolean livemode = attempt.mode().livemode();
        Future<RowSet<Row>> locked =
                transaction.preparedQuery(LOCK_CAPTURES).execute(Tuple.of(connector, livemode, refs));
        List<Future<RowSet<Row>>> booked = Arrays.stream(refs)
                .distinct()
                .map(ref -> lockedFirst(
                        locked, transaction.preparedQuery(BOOKED_CAPTURE).execute(Tuple.of(connector, livemode, ref))))
                .toList();
        return Future.all(booked).map(all -> {
            Set<String> known = new HashSet<>();
            Set<String> foreign = new HashSet<>();
            for (RowSet<Row> rows : all.<RowSet<Row>>list()) {
                for (Row row : rows) {
                    boolean own = attempt.id().equals(row.getUUID("attempt_id"));
                    (own ? known : foreign).add(row.getString("processor_ref"));
                }
            }
            return PaymentState.of(record, known, foreign);
        });
    }

    /**
     * What was read behind a lock. Both are sent at once: the server takes one after the other, and the second sees what was
     * committed when it begins, which is when the lock is had.
     */
    private static Future<RowSet<Row>> lockedFirst(Future<RowSet<Row>> locked, Future<RowSet<Row>> read) {
        return Future.all(locked, read).map(both -> read.result());
    }

    private Future<Applied> write(SqlConnection transaction, PaymentRecord record, Fact fact, Decision decision) {
        Session session = record.view().session();
        Attempt attempt = record.attempt();
        List<Future<?>> writes = new ArrayList<>();
        if (decision.session() != session.status()) {
            writes.add(execute(
                    transaction,
                    UPDATE_SESSION,
                    session.id(),
                    decision.session().word(),
                    utc(record.now())));
        }
        AttemptUpdate update = AttemptUpdate.of(record, fact, decision);
        writes.add(update.write(transaction));
        decision.accepted().ifPresent(capture -> {
            Transaction captured = Transaction.captured(
                    TimeOrderedUuid.next(),
                    attempt.connector(),
                    capture.money(),
                    record.feeMinor(),
                    capture.capturedAt());
            writes.add(insertTransaction(transaction, session, attempt, capture, captured));
            writes.add(execute(transaction, HURRY_OTHERS, session.id(), attempt.id(), utc(record.now())));
            SessionView after = after(session, SessionStatus.COMPLETED, record.now(), Optional.of(captured));
            writes.add(outbox.write(transaction, PaymentEvents.succeeded(after, attempt, record.now())));
        });
        for (Decision.Surplus surplus : decision.surplus()) {
            UUID id = TimeOrderedUuid.next();
            writes.add(insertSurplus(transaction, id, attempt, surplus));
            writes.add(Refunds.ofSurplus(
                    transaction, id, attempt.mode(), surplus.capture().money(), byHand(decision)));
        }
        if (decision.tellDeclined()) {
            Decision.Refusal refusal = decision.refused().orElseThrow();
            SessionView after = after(session, SessionStatus.DECLINED, record.now(), Optional.empty());
            writes.add(outbox.write(transaction, PaymentEvents.declined(after, attempt, refusal, record.now())));
        }
        return Future.all(writes)
                .map(done -> new Applied(
                        record.attempt(), update.after().state(), decision.session(), decision, update.handsOver()));
    }

    private Future<?> insertTransaction(
            SqlConnection transaction,
            Session session,
            Attempt attempt,
            Outcome.Capture capture,
            Transaction captured) {
        return execute(
                transaction,
                INSERT_TRANSACTION,
                captured.id(),
                session.merchantId(),
                session.mode().livemode(),
                session.id(),
                attempt.id(),
                attempt.connector(),
                capture.processorRef(),
                capture.money().minor(),
                capture.money().currency(),
                captured.feeMinor(),
                utc(capture.capturedAt()),
                utc(capture.capturedAt().plus(settlement.firstCheck(attempt.connector()))));
    }

    /** While nobody knows what an attempt came to, its money is not paid back by a machine. */
    private static Optional<String> byHand(Decision decision) {
        return decision.next() == Decision.Next.OPERATOR ? decision.reason() : Optional.empty();
    }

    private static Future<?> insertSurplus(
            SqlConnection transaction, UUID id, Attempt attempt, Decision.Surplus surplus) {
        Outcome.Capture capture = surplus.capture();
        return execute(
                transaction,
                INSERT_SURPLUS,
                id,
                attempt.mode().livemode(),
                attempt.id(),
                surplus.kind().word(),
                attempt.connector(),
                capture.processorRef(),
                capture.money().minor(),
                capture.money().currency(),
                utc(capture.capturedAt()));
    }

    private static SessionView after(
            Session session, SessionStatus status, Instant now, Optional<Transaction> transaction) {
        Optional<Instant> completedAt = status == SessionStatus.COMPLETED ? Optional.of(now) : Optional.empty();
        Session changed = new Session(
                session.id(),
                session.merchantId(),
                session.mode(),
                session.price(),
                session.email(),
                session.productTitle(),
                session.successUrl(),
                session.cancelUrl(),
                session.metadata(),
                status,
                session.createdAt(),
                session.expiresAt(),
                completedAt);
        return new SessionView(changed, transaction, false, !now.isBefore(session.expiresAt()));
    }

    private static Future<?> execute(SqlConnection transaction, String sql, Object... values) {
        return execute(transaction, sql, Tuple.from(values));
    }

    private static Future<?> execute(SqlConnection transaction, String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
