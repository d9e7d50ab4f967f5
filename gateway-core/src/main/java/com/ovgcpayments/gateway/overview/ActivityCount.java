package com.ovgcpayments.gateway.overview;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts what merchants took, hour by hour, once an hour is over, and again some times later for what ends late. Every
 * instance may do it: what one is at, the others pass over, and to count an hour twice changes nothing.
 */
public final class ActivityCount {
    private static final Duration HOUR = Duration.ofHours(1);

    /** A little longer than an overview looks back. */
    private static final Duration COUNTED = Duration.ofDays(Overviews.DAYS + 1L);

    private static final Duration KEPT = COUNTED.multipliedBy(2);

    /** How long after its end an hour is counted. */
    private static final List<Duration> COUNTS = List.of(
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofDays(1),
            Duration.ofHours(36),
            Duration.ofDays(2),
            Duration.ofDays(7),
            COUNTED);

    // The newest first: that is what is looked at.
    private static final String CLAIM = """
            SELECT hour FROM activity_count WHERE next_at <= $1
             ORDER BY hour DESC LIMIT 1 FOR UPDATE SKIP LOCKED""";

    // In the range of ids that the hour's time makes, each row with what it belongs to by its key.
    private static final String BEGUN = """
            FROM (SELECT * FROM attempt WHERE id >= $2 AND id < $3 OFFSET 0) a
            CROSS JOIN LATERAL (
                SELECT merchant_id, currency FROM checkout_session WHERE id = a.session_id OFFSET 0) s""";

    private static final String COUNT = """
            WITH part AS (
                SELECT s.merchant_id, a.livemode, s.currency, a.connector, (a.number = 1)::integer AS sessions,
                       (a.ended_at IS NOT NULL)::integer AS ended, (a.state = 'succeeded')::integer AS succeeded,
                       (a.state = 'declined')::integer AS declined, 0 AS captured, 0 AS volume, 0 AS refunded
                  %s
                UNION ALL
                SELECT merchant_id, livemode, currency, connector, 0, 0, 0, 0, 1, amount, 0
                  FROM payment_transaction WHERE id >= $2 AND id < $3
                UNION ALL
                SELECT t.merchant_id, r.livemode, r.currency, t.connector, 0, 0, 0, 0, 0, 0, r.amount
                  FROM (SELECT transaction_id, livemode, currency, amount FROM refund
                         WHERE kind = 'merchant' AND state <> 'failed' AND id >= $2 AND id < $3 OFFSET 0) r
                 CROSS JOIN LATERAL (
                    SELECT merchant_id, connector FROM payment_transaction WHERE id = r.transaction_id OFFSET 0) t)
            INSERT INTO activity_hour (merchant_id, livemode, hour, currency, connector, sessions, ended, succeeded,
                                       declined, captured, volume, refunded)
            SELECT merchant_id, livemode, $1, currency, connector, sum(sessions), sum(ended), sum(succeeded),
                   sum(declined), sum(captured), sum(volume), sum(refunded)
              FROM part GROUP BY merchant_id, livemode, currency, connector""".formatted(BEGUN);

    private static final String COUNT_DECLINES = """
            INSERT INTO decline_hour (merchant_id, livemode, hour, currency, connector, reason, code, declined)
            SELECT s.merchant_id, a.livemode, $1, s.currency, a.connector, coalesce(a.decline_reason, 'GENERIC'),
                   coalesce(a.decline_code, ''), count(*)
              %s
             WHERE a.state = 'declined'
             GROUP BY 1, 2, 4, 5, 6, 7""".formatted(BEGUN);

    private static final String CLEAR = "DELETE FROM activity_hour WHERE hour = $1";
    private static final String CLEAR_DECLINES = "DELETE FROM decline_hour WHERE hour = $1";
    private static final String COUNTED_NOW = "UPDATE activity_count SET counted_at = $2, next_at = $3 WHERE hour = $1";

    private static final String PUT_DOWN = """
            INSERT INTO activity_count (hour, next_at)
            SELECT hour, hour + $3 * interval '1 second'
              FROM generate_series($1::timestamptz, $2::timestamptz, interval '1 hour') AS past (hour)
             WHERE NOT EXISTS (SELECT FROM activity_count known WHERE known.hour = past.hour)
            ON CONFLICT DO NOTHING""";

    private static final String CLAIM_OLD = """
            SELECT hour FROM activity_count WHERE hour < $1 ORDER BY hour LIMIT 1 FOR UPDATE SKIP LOCKED""";

    private static final String FORGET = "DELETE FROM activity_count WHERE hour = $1";

    private final Database database;
    private final Clock clock;

    /** @param clock as the one by which ids are made */
    public ActivityCount(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts one hour; if none is due, forgets one that is too old, and puts down those that have ended since.
     *
     * @return whether there is more to do at once
     */
    public Future<Boolean> step() {
        Instant now = clock.instant();
        return claimed(CLAIM, now, (transaction, hour) -> count(transaction, hour, now))
                .compose(done -> done ? Future.succeededFuture(true) : forgetAndPutDown(now));
    }

    private Future<Boolean> forgetAndPutDown(Instant now) {
        return claimed(CLAIM_OLD, now.minus(KEPT), ActivityCount::forget)
                .compose(forgotten -> database.query(
                                PUT_DOWN,
                                utc(now.minus(COUNTED).truncatedTo(ChronoUnit.HOURS)),
                                utc(now.minus(HOUR).truncatedTo(ChronoUnit.HOURS)),
                                HOUR.plus(COUNTS.get(0)).toSeconds())
                        .map(put -> forgotten || put.rowCount() > 0));
    }

    @FunctionalInterface
    private interface Work {
        Future<?> on(SqlConnection transaction, Instant hour);
    }

    /** Whether there was an hour to claim. */
    private Future<Boolean> claimed(String claim, Instant until, Work work) {
        return database.transaction(transaction -> transaction
                .preparedQuery(claim)
                .execute(Tuple.of(utc(until)))
                .map(ActivityCount::hour)
                .compose(hour ->
                        hour.isPresent() ? work.on(transaction, hour.get()).map(true) : Future.succeededFuture(false)));
    }

    private static Future<?> count(SqlConnection transaction, Instant hour, Instant now) {
        UUID low = TimeOrderedUuid.floor(hour);
        UUID high = TimeOrderedUuid.floor(hour.plus(HOUR));
        Tuple ids = Tuple.of(utc(hour), low, high);
        return clear(transaction, hour)
                .compose(cleared -> transaction.preparedQuery(COUNT).execute(ids))
                .compose(counted -> transaction.preparedQuery(COUNT_DECLINES).execute(ids))
                .compose(counted ->
                        transaction.preparedQuery(COUNTED_NOW).execute(Tuple.of(utc(hour), utc(now), next(hour, now))));
    }

    private static Future<?> forget(SqlConnection transaction, Instant hour) {
        return clear(transaction, hour)
                .compose(cleared -> transaction.preparedQuery(FORGET).execute(Tuple.of(utc(hour))));
    }

    private static Future<?> clear(SqlConnection transaction, Instant hour) {
        return transaction
                .preparedQuery(CLEAR)
                .execute(Tuple.of(utc(hour)))
                .compose(cleared -> transaction.preparedQuery(CLEAR_DECLINES).execute(Tuple.of(utc(hour))));
    }

    private static @Nullable OffsetDateTime next(Instant hour, Instant now) {
        return COUNTS.stream()
                .map(after -> hour.plus(HOUR).plus(after))
                .filter(at -> at.isAfter(now))
                .findFirst()
                .map(ActivityCount::utc)
                .orElse(null);
    }

    private static Optional<Instant> hour(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getOffsetDateTime("hour").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
