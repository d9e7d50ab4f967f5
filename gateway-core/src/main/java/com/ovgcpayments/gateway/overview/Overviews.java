package com.ovgcpayments.gateway.overview;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How a merchant's business goes. Reads sums by the hour, and of single payments only those of the last hours, by their
 * ids: as fast for a million payments a month as for ten.
 */
public final class Overviews {
    /** How many days an overview tells of, today included. */
    public static final int DAYS = 30;

    private static final int MOST_CAUSES = 10;

    // Every part of it is a stretch of an index, whatever the planner expects: OFFSET 0 keeps it from joining
    // otherwise.
    private static final String LIVE = """
            live AS (SELECT * FROM unnest($5::date[], $6::uuid[], $7::uuid[]) AS live (day, low, high)),
            begun AS (
                SELECT live.day, s.currency, a.*
                  FROM (SELECT id, currency FROM checkout_session
                         WHERE merchant_id = $1 AND livemode = $2 AND id >= $8 OFFSET 0) s
                 CROSS JOIN LATERAL (
                    SELECT id, number, state, ended_at, decline_reason, decline_code FROM attempt
                     WHERE session_id = s.id OFFSET 0) a
                  JOIN live ON a.id >= live.low AND a.id < live.high)""";

    static final String ACTIVITY = "WITH " + LIVE + """
            , part AS (
                SELECT currency, (hour AT TIME ZONE 'UTC')::date AS day, sessions, ended, succeeded, declined, captured,
                       volume, refunded
                  FROM activity_hour
                 WHERE merchant_id = $1 AND livemode = $2 AND hour >= $3 AND hour < $4
                UNION ALL
                SELECT currency, day, (number = 1)::integer, (ended_at IS NOT NULL)::integer,
                       (state = 'succeeded')::integer, (state = 'declined')::integer, 0, 0, 0
                  FROM begun
                UNION ALL
                SELECT t.currency, live.day, 0, 0, 0, 0, 1, t.amount, 0
                  FROM live CROSS JOIN LATERAL (
                    SELECT currency, amount FROM payment_transaction
                     WHERE merchant_id = $1 AND livemode = $2 AND id >= live.low AND id < live.high OFFSET 0) t
                UNION ALL
                SELECT r.currency, live.day, 0, 0, 0, 0, 0, 0, r.amount
                  FROM live CROSS JOIN LATERAL (
                    SELECT currency, amount FROM refund
                     WHERE merchant_id = $1 AND livemode = $2 AND kind = 'merchant' AND state <> 'failed'
                       AND id >= live.low AND id < live.high OFFSET 0) r)
            SELECT currency, day, sum(sessions)::bigint AS sessions, sum(ended)::bigint AS ended,
                   sum(succeeded)::bigint AS succeeded, sum(declined)::bigint AS declined,
                   sum(captured)::bigint AS captured, sum(volume)::bigint AS volume, sum(refunded)::bigint AS refunded
              FROM part GROUP BY currency, day""";

    static final String DECLINES = "WITH " + LIVE + """
            , part AS (
                SELECT currency, reason, code, declined FROM decline_hour
                 WHERE merchant_id = $1 AND livemode = $2 AND hour >= $3 AND hour < $4
                UNION ALL
                SELECT currency, coalesce(decline_reason, 'GENERIC'), coalesce(decline_code, ''), 1
                  FROM begun WHERE state = 'declined'),
            cause AS (
                SELECT currency, reason, code, sum(declined)::bigint AS declined,
                       row_number() OVER (PARTITION BY currency ORDER BY sum(declined) DESC, reason, code) AS place
                  FROM part GROUP BY currency, reason, code)
            SELECT currency, reason, code, declined FROM cause WHERE place <= $9 ORDER BY currency, place""";

    private static final String UNCOUNTED = """
            SELECT EXISTS (
                SELECT FROM merchant m
                 CROSS JOIN generate_series(greatest($2::timestamptz, date_trunc('hour', m.created_at, 'UTC')),
                                            $3::timestamptz - interval '1 hour', interval '1 hour') AS needed (hour)
                 WHERE m.id = $1 AND NOT EXISTS (
                    SELECT FROM activity_count c WHERE c.hour = needed.hour AND c.counted_at IS NOT NULL)) AS uncounted""";

    private final Database database;
    private final Clock clock;

    /** @param clock as the one by which ids are made */
    public Overviews(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Future<Overview> of(UUID merchantId, Mode mode) {
        Period period = Period.until(clock.instant(), DAYS);
        Object[] which = parameters(merchantId, mode, period);
        List<Object> causes = new ArrayList<>(List.of(which));
        causes.add(MOST_CAUSES);
        return Future.all(
                        database.query(ACTIVITY, which),
                        database.query(DECLINES, causes.toArray()),
                        database.query(UNCOUNTED, merchantId, period.begin(), period.end()))
                .map(read -> overview(
                        period,
                        read.resultAt(0),
                        read.resultAt(1),
                        !read.<RowSet<Row>>resultAt(2).iterator().next().getBoolean("uncounted")));
    }

    static Object[] parameters(UUID merchantId, Mode mode, Period period) {
        return new Object[] {
            merchantId,
            mode.livemode(),
            period.begin(),
            period.end(),
            period.liveDays(),
            period.liveLows(),
            period.liveHighs(),
            period.firstSession()
        };
    }

    private static Overview overview(Period period, RowSet<Row> activity, RowSet<Row> declines, boolean whole) {
        Map<String, Map<LocalDate, Activity>> byCurrency = new TreeMap<>();
        activity.forEach(row -> byCurrency
                .computeIfAbsent(row.getString("currency"), currency -> new HashMap<>())
                .put(row.getLocalDate("day"), activity(row)));
        Map<String, List<DeclineCount>> causes = new HashMap<>();
        declines.forEach(row -> causes.computeIfAbsent(row.getString("currency"), currency -> new ArrayList<>())
                .add(new DeclineCount(
                        DeclineReason.valueOf(row.getString("reason")),
                        row.getString("code"),
                        row.getLong("declined"))));
        return new Overview(
                byCurrency.entrySet().stream()
                        .map(each -> new CurrencyOverview(
                                each.getKey(),
                                period.days().stream()
                                        .map(day -> new DayActivity(
                                                day, each.getValue().getOrDefault(day, Activity.NONE)))
                                        .toList(),
                                causes.getOrDefault(each.getKey(), List.of())))
                        .toList(),
                whole);
    }

    private static Activity activity(Row row) {
        return new Activity(
                row.getLong("sessions"),
                row.getLong("ended"),
                row.getLong("succeeded"),
                row.getLong("declined"),
                row.getLong("captured"),
                row.getLong("volume"),
                row.getLong("refunded"));
    }
}
