package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.DueRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends refunds and finds out what became of them. That a processor may have been asked is committed before it is; from
 * then on the refund is looked for, and sent again only if the processor surely has none, with the same key and only
 * while that holds.
 */
public final class RefundJob {
    private static final Logger LOG = LoggerFactory.getLogger(RefundJob.class);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
    private static final Duration SAME_KEY_LIMIT = Duration.ofHours(23);

    private static final String COMMIT_SENDING = """
            UPDATE refund SET state = 'sending', sent_at = $3
             WHERE id = $1 AND state = 'pending' AND leased_until = $2""";

    // Only by who still holds the lease: else somebody else is at it, or a person has decided.
    private static final String WRITE = """
            UPDATE refund SET
                state = $3::text::refund_state,
                reason = COALESCE($4, reason),
                processor_ref = COALESCE($5, processor_ref),
                refusal = COALESCE($6, refusal),
                checks = $7,
                next_check_at = $8,
                sent_at = CASE WHEN $9 THEN NULL ELSE sent_at END,
                ended_at = CASE WHEN $3::text IN ('succeeded', 'failed') THEN clock_timestamp() END,
                operator_since = CASE WHEN $3::text = 'operator' THEN clock_timestamp() END,
                leased_until = NULL
             WHERE id = $1 AND leased_until = $2""";

    private final Database database;
    private final DueRows due;
    private final Connectors connectors;
    private final RefundOptions options;

    public RefundJob(Database database, Connectors connectors, RefundOptions options) {
        this.database = database;
        this.due = new DueRows(database, "refund", RefundRecord.BY_IDS);
        this.connectors = connectors;
        this.options = options;
    }

    /**
     * Claims what is due and sees to all of it at once.
     *
     * @param limit how many at the most
     * @return each completing when its answer is written; none of them fails
     */
    public Future<List<Future<Void>>> sweep(int limit) {
        Duration lease = options.sendDeadline().plus(options.fetchDeadline()).plus(LEASE_MARGIN);
        return due.sweep(lease, limit, this::seeTo);
    }

    private Future<Void> seeTo(Row row) {
        // Through map, so that a row which cannot be read fails alone.
        return Future.succeededFuture(row)
                .map(RefundRecord::of)
                .compose(record -> record.state() == RefundState.PENDING ? begin(record) : findOut(record))
                .recover(failure -> {
                    // The lease runs out and it is tried again; nothing is lost by it.
                    LOG.atWarn()
                            .addKeyValue("refund", PublicId.REFUND.format(row.getUUID("id")))
                            .setCause(failure)
                            .log("could not see to a refund; it will be tried again");
                    return Future.succeededFuture();
                });
    }

    private Future<Void> begin(RefundRecord record) {
        boolean cannot = connectors
                .find(record.connector())
                .filter(descriptor -> !descriptor.capabilities().refund())
                .isPresent();
        if (cannot) {
            return write(record, RefundDecider.impossible(record, "the connector cannot refund"));
        }
        return database.query(
                        COMMIT_SENDING,
                        record.id(),
                        record.leasedUntil().map(RefundJob::utc).orElseThrow(),
                        utc(record.now()))
                .compose(committed -> committed.rowCount() == 0
                        ? Future.succeededFuture()
                        : send(record).compose(outcome -> learned(record, RefundAsk.SEND, outcome)));
    }

    private Future<Void> findOut(RefundRecord record) {
        return connectors
                .fetchRefund(record.connector(), record.fetchRequest(), options.fetchDeadline())
                .compose(outcome -> outcome instanceof RefundOutcome.NotFound && mayBeSentAgain(record)
                        ? send(record).compose(answer -> learned(record, RefundAsk.SEND_AGAIN, answer))
                        : learned(record, RefundAsk.FETCH, outcome));
    }

    private Future<RefundOutcome> send(RefundRecord record) {
        return connectors.refund(record.connector(), record.request(), options.sendDeadline());
    }

    private static boolean mayBeSentAgain(RefundRecord record) {
        Instant sentAt = record.sentAt().orElseThrow();
        return record.state() == RefundState.SENDING && record.now().isBefore(sentAt.plus(SAME_KEY_LIMIT));
    }

    private Future<Void> learned(RefundRecord record, RefundAsk ask, RefundOutcome outcome) {
        return write(record, RefundDecider.decide(record, ask, outcome));
    }

    private Future<Void> write(RefundRecord record, RefundChange change) {
        return database.query(
                        WRITE,
                        record.id(),
                        record.leasedUntil().map(RefundJob::utc).orElseThrow(),
                        change.state().word(),
                        change.reason().orElse(null),
                        change.processorRef().orElse(null),
                        change.refusal().orElse(null),
                        change.checks(),
                        change.nextCheck().map(RefundJob::utc).orElse(null),
                        change.neverSent())
                .onSuccess(written -> announce(record, change, written.rowCount() > 0))
                .mapEmpty();
    }

    private static void announce(RefundRecord record, RefundChange change, boolean written) {
        String id = PublicId.REFUND.format(record.id());
        if (!written) {
            LOG.atWarn()
                    .addKeyValue("refund", id)
                    .addKeyValue("state", change.state().word())
                    .log("an answer about a refund came too late; somebody else has asked meanwhile");
        } else if (change.state() == RefundState.OPERATOR) {
            LOG.atError()
                    .addKeyValue("refund", id)
                    .addKeyValue("attempt", record.attempt())
                    .addKeyValue("amount", record.amount())
                    .addKeyValue("reason", change.reason().orElse(""))
                    .log("nobody but a person can see to a refund");
        } else if (!change.state().underWay()) {
            LOG.atInfo()
                    .addKeyValue("refund", id)
                    .addKeyValue("attempt", record.attempt())
                    .addKeyValue("amount", record.amount())
                    .addKeyValue("state", change.state().word())
                    .log("a refund has ended");
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
