package com.ovgcpayments.gateway.webhook;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a failed try means for its endpoint: it opens the breaker, and in the end disables the endpoint. Asked on failures
 * only, so that the deliveries to a healthy endpoint share no row.
 */
final class EndpointHealth {
    /** Why an endpoint was disabled, as it stands in {@code webhook_endpoint.disabled_reason}. */
    static final String GONE = "answered_410";

    static final String FAILING = "only_failures_for_5_days";

    /** By the merchant himself. */
    static final String REQUESTED = "requested";

    /** How long nothing but failures may come back before the endpoint is disabled. */
    static final Duration PATIENCE = Duration.ofDays(5);

    /** Longer than the longest pause between two tries: such a silence says nothing, and the count begins anew. */
    private static final Duration SILENCE = Duration.ofDays(2);

    private static final int TRIES_LOOKED_AT = 100;

    private static final String LOCK = """
            SELECT e.breaker_pause_seconds, e.breaker_until, e.failing_since, e.disabled_at IS NOT NULL AS disabled,
                   e.url, now() AS now
            FROM webhook_endpoint e WHERE e.id = $1 FOR NO KEY UPDATE""";

    private static final String RECENT = """
            SELECT count(*) AS tries,
                   count(*) FILTER (WHERE recent.status BETWEEN 200 AND 299) AS succeeded,
                   (SELECT t.started_at FROM delivery_try t
                    WHERE t.endpoint_id = $1 ORDER BY t.started_at DESC OFFSET 1 LIMIT 1) AS last_but_one
            FROM (SELECT t.status FROM delivery_try t
                  WHERE t.endpoint_id = $1
                    AND t.started_at > greatest(now() - $2 * interval '1 second',
                                                (SELECT e.breaker_closed_at FROM webhook_endpoint e WHERE e.id = $1))
                  ORDER BY t.started_at DESC LIMIT $3) recent""";

    private static final String UPDATE = """
            UPDATE webhook_endpoint
            SET breaker_pause_seconds = $2, breaker_until = $3, failing_since = $4,
                disabled_at = CASE WHEN $5::text IS NULL THEN disabled_at ELSE now() END,
                disabled_reason = coalesce($5, disabled_reason)
            WHERE id = $1""";

    private EndpointHealth() {}

    private record State(Breaker breaker, @Nullable OffsetDateTime failingSince, boolean disabled, OffsetDateTime now) {

        static State of(Row row) {
            Integer pause = row.getInteger("breaker_pause_seconds");
            return new State(
                    new Breaker(
                            Optional.ofNullable(pause).map(Duration::ofSeconds),
                            Optional.ofNullable(row.getOffsetDateTime("breaker_until"))),
                    row.getOffsetDateTime("failing_since"),
                    row.getBoolean("disabled"),
                    row.getOffsetDateTime("now"));
        }

        State afterFailure(ClaimedDelivery delivery, Row recent) {
            int tries = recent.getInteger("tries");
            int failed = tries - recent.getInteger("succeeded");
            OffsetDateTime before = recent.getOffsetDateTime("last_but_one");
            boolean silent = before == null || before.plus(SILENCE).isBefore(now);
            return new State(
                    breaker.afterFailure(delivery.probe(), tries, failed, now),
                    failingSince == null || silent ? now : failingSince,
                    disabled,
                    now);
        }

        @Nullable String disable(boolean gone) {
            if (disabled) {
                return null;
            }
            boolean failing =
                    failingSince != null && !failingSince.plus(PATIENCE).isAfter(now);
            return gone ? GONE : (failing ? FAILING : null);
        }
    }

    /**
     * Takes a failed try into account, after it was written to the log. A failure at an address that the merchant has
     * changed meanwhile says nothing about the new one.
     *
     * @param gone whether the endpoint said that it will not be back
     */
    static Future<Void> failed(SqlConnection connection, ClaimedDelivery delivery, boolean gone) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(delivery.endpointId()))
                .map(rows -> rows.iterator().next())
                .compose(row -> row.getString("url").equals(delivery.url())
                        ? recent(connection, delivery)
                                .compose(recent -> update(connection, delivery, State.of(row), recent, gone))
                        : Future.succeededFuture());
    }

    private static Future<Row> recent(SqlConnection connection, ClaimedDelivery delivery) {
        return connection
                .preparedQuery(RECENT)
                .execute(Tuple.of(delivery.endpointId(), Breaker.WINDOW.toSeconds(), TRIES_LOOKED_AT))
                .map(rows -> rows.iterator().next());
    }

    private static Future<Void> update(
            SqlConnection connection, ClaimedDelivery delivery, State before, Row recent, boolean gone) {
        State after = before.afterFailure(delivery, recent);
        String reason = after.disable(gone);
        if (after.equals(before) && reason == null) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.of(
                        delivery.endpointId(),
                        after.breaker().pause().map(Duration::toSeconds).orElse(null),
                        after.breaker().until().orElse(null),
                        after.failingSince(),
                        reason))
                .mapEmpty();
    }
}
