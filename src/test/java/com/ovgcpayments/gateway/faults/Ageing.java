package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import io.vertx.core.Future;
import java.time.OffsetDateTime;

/** Lets time pass for single rows, as the owner of the schema: hours and days would else be waited for. */
final class Ageing {
    private final Database owner;

    Ageing(Database owner) {
        this.owner = owner;
    }

    /** Whether it worked: not without the database, and not for what is over. Three minutes are past every grace. */
    boolean endLongAgo(String session) {
        return changed("""
                UPDATE checkout_session SET expires_at = clock_timestamp() - interval '3 minutes'
                 WHERE id = $1::text::uuid AND status <> 'completed'""", session) > 0;
    }

    /** Whoever still may pay is too late. */
    void endAllSessions() {
        changed("""
                UPDATE checkout_session s SET expires_at = clock_timestamp() - interval '3 minutes'
                 WHERE status <> 'completed' AND expires_at > clock_timestamp()
                   AND EXISTS (SELECT FROM attempt a WHERE a.session_id = s.id
                                  AND a.state IN ('sending', 'open', 'processing', 'unknown'))""");
    }

    /**
     * What waits for its hour and was not asked about since is due; what somebody is at is left alone. Once each, because
     * every check takes a step on the schedule, at whose end stands a person.
     */
    void hurryUnasked(OffsetDateTime since) {
        changed("""
                UPDATE attempt SET next_check_at = clock_timestamp()
                 WHERE next_check_at > clock_timestamp() AND leased_until IS NULL
                   AND COALESCE(checked_at, '-infinity') <= $1""", since);
    }

    /** What must come to an end is due, but no sooner than three seconds after it was last asked about. */
    void hurryUnderWay() {
        changed("""
                UPDATE attempt SET next_check_at = clock_timestamp()
                 WHERE next_check_at > clock_timestamp() AND leased_until IS NULL
                   AND (state IN ('sending', 'open', 'processing', 'unknown')
                        OR (state = 'superseded' AND accepted_at IS NOT NULL))
                   AND COALESCE(checked_at, '-infinity') < clock_timestamp() - interval '3 seconds'""");
        changed("""
                UPDATE refund SET next_check_at = clock_timestamp()
                 WHERE next_check_at > clock_timestamp() AND leased_until IS NULL
                   AND COALESCE(checked_at, '-infinity') < clock_timestamp() - interval '3 seconds'""");
        changed("""
                UPDATE payout SET next_check_at = clock_timestamp()
                 WHERE next_check_at > clock_timestamp() AND leased_until IS NULL
                   AND COALESCE(checked_at, '-infinity') < clock_timestamp() - interval '3 seconds'""");
        hurryDeliveries();
    }

    /** What was captured is asked about, or settled by its delay, as if minutes had passed. */
    void hurrySettlements() {
        changed("""
                UPDATE payment_transaction SET next_check_at = clock_timestamp()
                 WHERE next_check_at > clock_timestamp() AND leased_until IS NULL
                   AND COALESCE(checked_at, '-infinity') < clock_timestamp() - interval '20 seconds'""");
    }

    void hurryDeliveries() {
        changed("""
                UPDATE delivery SET due_at = clock_timestamp()
                 WHERE state = 'pending' AND NOT leased AND due_at > clock_timestamp() + interval '5 seconds'""");
        changed("""
                UPDATE webhook_endpoint SET breaker_pause_seconds = NULL, breaker_until = NULL,
                       breaker_closed_at = clock_timestamp()
                 WHERE breaker_until IS NOT NULL""");
    }

    /** Gateways that failed by the dozen are tried again; else most of a run would pass while none is. */
    void forgiveConnectors() {
        changed("DELETE FROM connector_health");
    }

    private int changed(String sql, Object... parameters) {
        Future<Integer> changed = owner.query(sql, parameters).map(rows -> rows.rowCount());
        return changed.recover(failure -> failure instanceof DatabaseUnavailable
                        ? Future.succeededFuture(0)
                        : Future.failedFuture(failure))
                .await();
    }
}
