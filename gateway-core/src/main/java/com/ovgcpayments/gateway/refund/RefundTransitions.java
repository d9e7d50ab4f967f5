package com.ovgcpayments.gateway.refund;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The one place where the state of a refund changes, whoever found out or decided: what must happen with the change
 * belongs into the same transaction.
 */
final class RefundTransitions {
    // Told of a refund while its processor was being asked, one asks again: the answer may have been older.
    private static final String APPLY = """
            UPDATE refund r SET
                state = $3::text::refund_state,
                reason = COALESCE($4, r.reason),
                processor_ref = COALESCE($5, r.processor_ref),
                refusal = COALESCE($6, r.refusal),
                checks = $7,
                next_check_at = CASE WHEN $3::text IN ('failed', 'accepted') THEN NULL
                                     WHEN $2::timestamptz IS NOT NULL AND r.next_check_at < r.leased_until
                                     THEN r.next_check_at
                                     ELSE $8 END,
                sent_at = CASE WHEN $9 THEN NULL ELSE r.sent_at END,
                ended_at = CASE WHEN $3::text IN ('succeeded', 'failed', 'accepted')
                                THEN CASE WHEN r.state::text = $3::text THEN r.ended_at ELSE clock_timestamp() END END,
                operator_since = CASE WHEN $3::text = 'operator' THEN COALESCE(r.operator_since, clock_timestamp()) END,
                taken_back_at = CASE WHEN r.state = 'succeeded' AND $3::text <> 'succeeded'
                                     THEN clock_timestamp() ELSE r.taken_back_at END,
                leased_until = NULL
              FROM (SELECT id, state::text AS state FROM refund
                     WHERE id = $1 AND ($2::timestamptz IS NULL OR leased_until = $2) FOR NO KEY UPDATE) before
             WHERE r.id = before.id
            RETURNING before.state AS before""";

    private static final String COMMIT_SENDING = """
            UPDATE refund SET state = 'sending', sent_at = $3
             WHERE id = $1 AND state = 'pending' AND leased_until = $2""";

    private RefundTransitions() {}

    /** A state that was left and the one that was entered; the same if only something else about the refund changed. */
    record Applied(RefundState before, RefundState after) {
        boolean changed() {
            return before != after;
        }

        /** The processor had confirmed that the money is on its way back, and now it is not. */
        boolean takenBack() {
            return before == RefundState.SUCCEEDED && changed();
        }
    }

    /**
     * What a processor's answer changes. Only by who still holds the lease: else somebody else is at it, or a person has
     * decided.
     *
     * @return empty if the lease is lost, and nothing was written
     */
    static Future<Optional<Applied>> learned(SqlConnection transaction, RefundRecord record, RefundChange change) {
        return apply(transaction, record.id(), Optional.of(lease(record)), change);
    }

    /** What a person decides; whoever is asking its processor meanwhile loses his lease. */
    static Future<Applied> decided(SqlConnection transaction, UUID id, RefundChange change) {
        return apply(transaction, id, Optional.empty(), change).map(Optional::orElseThrow);
    }

    /** That its processor may hear of it from now on; false if the lease is lost. The lease is kept. */
    static Future<Boolean> sending(SqlConnection transaction, RefundRecord record) {
        return transaction
                .preparedQuery(COMMIT_SENDING)
                .execute(Tuple.of(record.id(), lease(record), utc(record.now())))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Future<Optional<Applied>> apply(
            SqlConnection transaction, UUID id, Optional<OffsetDateTime> lease, RefundChange change) {
        return transaction
                .preparedQuery(APPLY)
                .execute(Tuple.from(new Object[] {
                    id,
                    lease.orElse(null),
                    change.state().word(),
                    change.reason().orElse(null),
                    change.processorRef().orElse(null),
                    change.refusal().orElse(null),
                    change.checks(),
                    change.nextCheck().map(RefundTransitions::utc).orElse(null),
                    change.neverSent()
                }))
                .map(rows -> {
                    RowIterator<Row> written = rows.iterator();
                    return written.hasNext()
                            ? Optional.of(
                                    new Applied(RefundState.of(written.next().getString("before")), change.state()))
                            : Optional.empty();
                });
    }

    private static OffsetDateTime lease(RefundRecord record) {
        return utc(record.leasedUntil().orElseThrow());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
