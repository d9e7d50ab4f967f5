package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes refunds be looked at of which a processor told something. It is not believed: the refund is fetched, at most every
 * two seconds. A refund that succeeded is fetched again only if it is named; one that failed never.
 */
public final class RefundChecks {
    private static final String SOONEST = "GREATEST(clock_timestamp(), r.checked_at + interval '2 seconds')";

    // Moved forward, never backward; it comes besides the scheduled checks and does not count as one of them.
    private static final String LOOK = """
            UPDATE refund r
               SET next_check_at = LEAST(r.next_check_at, %1$s),
                   checks = CASE WHEN r.next_check_at > %1$s THEN r.checks - 1 ELSE r.checks END
             WHERE r.sent_at IS NOT NULL AND r.id IN (
                SELECT told.id FROM refund told
                  JOIN payment_transaction t ON t.id = told.transaction_id
                  JOIN attempt a ON a.id = t.attempt_id
                 WHERE a.connector = $1 AND (%2$s)
                UNION ALL
                SELECT told.id FROM refund told
                  JOIN surplus_capture s ON s.id = told.surplus_id
                  JOIN attempt a ON a.id = s.attempt_id
                 WHERE a.connector = $1 AND (%2$s))""";

    private static final String BY_ID =
            "told.id = $2 AND (told.state IN ('sending', 'pending_at_processor', 'operator')"
                    + " OR (told.state = 'succeeded' AND told.processor_ref IS NOT NULL))";
    private static final String BY_PROCESSOR_REF =
            "told.processor_ref = $2 AND told.state IN ('pending_at_processor', 'operator', 'succeeded')";
    private static final String BY_ATTEMPT =
            "a.reference = $2 AND told.state IN ('sending', 'pending_at_processor', 'operator')";

    private static final String LOOK_BY_ID = LOOK.formatted(SOONEST, BY_ID);
    private static final String LOOK_BY_PROCESSOR_REF = LOOK.formatted(SOONEST, BY_PROCESSOR_REF);
    private static final String LOOK_BY_ATTEMPT = LOOK.formatted(SOONEST, BY_ATTEMPT);

    private final Database database;

    public RefundChecks(Database database) {
        this.database = database;
    }

    /**
     * A processor tells of a refund: it is asked about it soon.
     *
     * @param reference of the attempt that the same notification names
     * @return how many refunds are looked at
     */
    public Future<Integer> look(String connector, Optional<String> reference, NotificationReading.RefundHint hint) {
        Optional<UUID> id = hint.id().flatMap(PublicId.REFUND::parse);
        if (id.isPresent()) {
            return look(LOOK_BY_ID, connector, id.get());
        } else if (hint.processorRef().isPresent()) {
            return look(LOOK_BY_PROCESSOR_REF, connector, hint.processorRef().get());
        }
        return reference.isPresent() ? look(LOOK_BY_ATTEMPT, connector, reference.get()) : Future.succeededFuture(0);
    }

    private Future<Integer> look(String sql, String connector, Object which) {
        return database.query(sql, connector, which).map(rows -> rows.rowCount());
    }
}
