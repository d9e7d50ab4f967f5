package com.ovgcpayments.gateway.reversal;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.connector.UnclearAnswers;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.refund.RefundChecks;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.DueRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks processors which refunds and disputes there are of a capture, and books what is new. While a dispute is open, it
 * asks once a day, so that nothing is missed when a notification is lost.
 */
public final class ReversalJob {
    private static final Logger LOG = LoggerFactory.getLogger(ReversalJob.class);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
    private static final Duration WHILE_DISPUTED = Duration.ofDays(1);

    // A statement of its own: what the next ones read must be what was committed once the lock was had.
    private static final String LOCK = "SELECT FROM payment_transaction WHERE id = $1 FOR NO KEY UPDATE";

    // Told of more while its processor was being asked, one asks again: the answer may have been older.
    private static final String SCHEDULE = """
            UPDATE reversal_check
               SET next_check_at = CASE WHEN next_check_at < leased_until THEN next_check_at ELSE $3 END,
                   checks = $4, leased_until = NULL
             WHERE id = $1 AND leased_until = $2""";

    private final Database database;
    private final DueRows due;
    private final Connectors connectors;
    private final Outbox outbox;
    private final RefundChecks refundChecks;
    private final ForeignRefunds refunds;
    private final Disputes disputes;
    private final Duration deadline;

    /** @param unbooked refunds that cannot be booked yet */
    private record Booking(int unbooked, List<ReversalsReading.Refund> toLookAt, boolean disputed) {}

    /** @param deadline how long one look at a processor may take */
    public ReversalJob(Database database, Connectors connectors, Outbox outbox, Duration deadline) {
        this.database = database;
        this.due = new DueRows(database, "reversal_check", ReversalRecord.BY_IDS);
        this.connectors = connectors;
        this.outbox = outbox;
        this.refundChecks = new RefundChecks(database);
        this.refunds = new ForeignRefunds(outbox);
        this.disputes = new Disputes(outbox);
        this.deadline = deadline;
    }

    /**
     * Claims what is due and sees to all of it at once.
     *
     * @param limit how many at the most
     * @return each completing when its answer is written; none of them fails
     */
    public Future<List<Future<Void>>> sweep(int limit) {
        return due.sweep(deadline.plus(LEASE_MARGIN), limit, this::seeTo);
    }

    private Future<Void> seeTo(Row row) {
        // Through map, so that a row which cannot be read fails alone.
        return Future.succeededFuture(row)
                .map(ReversalRecord::of)
                .compose(record -> connectors
                        .reversals(record.connector(), record.request(), deadline)
                        .compose(reading -> learned(record, reading)))
                .recover(failure -> {
                    // The lease runs out and it is tried again; nothing is lost by it.
                    LOG.atWarn()
                            .addKeyValue("transaction", PublicId.TRANSACTION.format(row.getUUID("id")))
                            .setCause(failure)
                            .log("could not find out what went back of a capture; it will be tried again");
                    return Future.succeededFuture();
                });
    }

    private Future<Void> learned(ReversalRecord record, ReversalsReading reading) {
        if (reading instanceof ReversalsReading.Unknown unknown) {
            return inVain(record, unknown.reason());
        }
        ReversalsReading.Known known = (ReversalsReading.Known) reading;
        return database.transaction(transaction -> book(transaction, record, known))
                .onSuccess(booked -> outbox.wake())
                .compose(booked -> lookAt(record, booked.toLookAt()).map(booked))
                .compose(booked -> booked.unbooked() > 0
                        ? inVain(record, "refunds at the processor cannot be booked yet: " + booked.unbooked())
                        : schedule(
                                record,
                                0,
                                booked.disputed() ? Optional.of(record.now().plus(WHILE_DISPUTED)) : Optional.empty()));
    }

    private Future<Booking> book(SqlConnection transaction, ReversalRecord record, ReversalsReading.Known known) {
        boolean fits = known.refunds().stream()
                        .allMatch(each -> isOf(record, each.amount().currency()))
                && known.disputes().stream()
                        .allMatch(each -> isOf(record, each.amount().currency()));
        if (!fits) {
            return Future.failedFuture(new IllegalStateException("the processor tells of another currency"));
        }
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(record.transactionId()))
                .compose(locked -> refunds.book(transaction, record.transactionId(), known.refunds()))
                .compose(result -> disputes.book(transaction, record, known.disputes())
                        .map(open -> new Booking(result.unbooked(), result.toLookAt(), open)));
    }

    private static boolean isOf(ReversalRecord record, String currency) {
        return record.captured().currency().equals(currency);
    }

    /** Their own job finds out what became of them: all changes of a refund are made in one place. */
    private Future<Void> lookAt(ReversalRecord record, List<ReversalsReading.Refund> toLookAt) {
        Future<Void> looked = Future.succeededFuture();
        for (ReversalsReading.Refund each : toLookAt) {
            NotificationReading.RefundHint hint =
                    new NotificationReading.RefundHint(each.id(), Optional.of(each.processorRef()));
            looked = looked.compose(before -> refundChecks
                    .look(record.connector(), Optional.of(record.attempt()), hint)
                    .mapEmpty());
        }
        return looked;
    }

    private Future<Void> inVain(ReversalRecord record, String reason) {
        Optional<Duration> pause = UnclearAnswers.pause(record.checks());
        if (pause.isEmpty()) {
            LOG.atError()
                    .addKeyValue("transaction", PublicId.TRANSACTION.format(record.transactionId()))
                    .addKeyValue("attempt", record.attempt())
                    .addKeyValue("reason", reason)
                    .log("what went back of a capture cannot be booked: compare it with the processor");
        }
        return schedule(record, record.checks() + 1, pause.map(record.now()::plus));
    }

    private Future<Void> schedule(ReversalRecord record, int checks, Optional<Instant> next) {
        return database.query(
                        SCHEDULE,
                        record.transactionId(),
                        record.leasedUntil().atOffset(ZoneOffset.UTC),
                        next.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null),
                        checks)
                .mapEmpty();
    }
}
