package com.ovgcpayments.gateway.reconciliation;

import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Holds a day of a processor's statement, as it was told, against what we have. A line belongs to the day in which the
 * processor booked it; it counts as there on whatever day that was, so that midnight makes no difference.
 */
final class Comparison {
    /** Instead of a person's reason. */
    static final String GONE = "no longer so";

    private static final String BOOK_REFUNDS = """
            INSERT INTO settlement_line
                (livemode, kind, refund_id, amount, currency, gross, fee, booked_in, available_on)
            SELECT r.livemode, m.kind::text::settlement_line_kind, r.id, r.amount, r.currency, m.gross, m.fee, m.booked_in,
                   m.available_on
              FROM processor_movement m
              JOIN refund r ON r.processor_ref = m.subject AND r.livemode = m.livemode
                           AND r.amount = m.amount AND r.currency = m.currency
              LEFT JOIN payment_transaction t ON t.id = r.transaction_id
              LEFT JOIN surplus_capture s ON s.id = r.surplus_id
             WHERE m.connector = $1 AND m.livemode = $2 AND m.at >= $3 AND m.at < $4
               AND m.kind IN ('refund', 'refund_reversal') AND coalesce(t.connector, s.connector) = m.connector
            ON CONFLICT DO NOTHING""";

    private static final String BOOK_SURPLUS = """
            INSERT INTO settlement_line
                (livemode, kind, surplus_id, amount, currency, gross, fee, booked_in, available_on)
            SELECT s.livemode, 'capture', s.id, s.amount, s.currency, m.gross, m.fee, m.booked_in, m.available_on
              FROM processor_movement m
              JOIN surplus_capture s ON s.connector = m.connector AND s.livemode = m.livemode
                                    AND s.processor_ref = m.subject AND s.amount = m.amount AND s.currency = m.currency
             WHERE m.connector = $1 AND m.livemode = $2 AND m.at >= $3 AND m.at < $4 AND m.kind = 'capture'
            ON CONFLICT DO NOTHING""";

    private static final String COMPARE = Database.PLANNED_EACH_TIME + """
            WITH theirs AS (
                SELECT kind AS movement, subject, sum(amount)::bigint AS amount, min(currency) AS currency
                  FROM processor_movement
                 WHERE connector = $1 AND livemode = $2 AND at >= $3 AND at < $4
                   AND kind IN ('capture', 'refund', 'other_in', 'other_out')
                 GROUP BY kind, subject),
            ours AS NOT MATERIALIZED (
                SELECT 'capture'::movement_kind AS movement, processor_ref AS subject, amount, currency, captured_at AS at
                  FROM payment_transaction WHERE connector = $1 AND livemode = $2
                UNION ALL
                SELECT 'capture', processor_ref, amount, currency, captured_at
                  FROM surplus_capture WHERE connector = $1 AND livemode = $2
                UNION ALL
                SELECT 'refund', r.processor_ref, r.amount, r.currency, CASE WHEN r.state = 'succeeded' THEN r.ended_at END
                  FROM refund r
                  LEFT JOIN payment_transaction t ON t.id = r.transaction_id
                  LEFT JOIN surplus_capture s ON s.id = r.surplus_id
                 WHERE r.livemode = $2 AND r.processor_ref IS NOT NULL AND coalesce(t.connector, s.connector) = $1),
            found AS (
                SELECT CASE WHEN ours.subject IS NULL THEN 'missing_here' ELSE 'amount_differs' END::difference_kind AS kind,
                       theirs.movement, theirs.subject, ours.amount AS our_amount, ours.currency AS our_currency,
                       theirs.amount AS their_amount, theirs.currency AS their_currency
                  FROM theirs LEFT JOIN LATERAL (
                       SELECT * FROM ours WHERE ours.movement = theirs.movement AND ours.subject = theirs.subject
                        LIMIT 1) ours ON true
                 WHERE ours.subject IS NULL OR (ours.amount, ours.currency) <> (theirs.amount, theirs.currency)
                UNION ALL
                SELECT 'missing_there', movement, subject, amount, currency, NULL, NULL
                  FROM ours WHERE at >= $3 AND at < $4 AND amount > 0
                   AND NOT EXISTS (SELECT FROM processor_movement m
                                    WHERE m.subject = ours.subject AND m.kind = ours.movement
                                      AND m.connector = $1 AND m.livemode = $2)),
            gone AS (
                UPDATE reconciliation_difference d SET resolved_at = now(), resolution = $6
                 WHERE d.reconciliation_id = $5 AND d.resolved_at IS NULL
                   AND NOT EXISTS (SELECT FROM found WHERE found.kind = d.kind AND found.movement = d.movement
                                                       AND found.subject = d.subject))
            INSERT INTO reconciliation_difference AS d
                (reconciliation_id, kind, movement, subject, our_amount, our_currency, their_amount, their_currency)
            SELECT $5, kind, movement, subject, our_amount, our_currency, their_amount, their_currency FROM found
            ON CONFLICT (reconciliation_id, kind, movement, subject) DO UPDATE
               SET our_amount = EXCLUDED.our_amount, our_currency = EXCLUDED.our_currency,
                   their_amount = EXCLUDED.their_amount, their_currency = EXCLUDED.their_currency,
                   found_at = now(), resolved_at = NULL, resolution = NULL
             WHERE d.resolution = $6
                OR (d.our_amount, d.our_currency, d.their_amount, d.their_currency)
                   IS DISTINCT FROM (EXCLUDED.our_amount, EXCLUDED.our_currency, EXCLUDED.their_amount, EXCLUDED.their_currency)""";

    private final UUID id;
    private final String connector;
    private final boolean livemode;
    private final OffsetDateTime from;
    private final OffsetDateTime to;

    Comparison(UUID id, String connector, boolean livemode, LocalDate day) {
        this.id = id;
        this.connector = connector;
        this.livemode = livemode;
        this.from = day.atStartOfDay().atOffset(ZoneOffset.UTC);
        this.to = from.plusDays(1);
    }

    /** Settles what of ours the statement tells of, and writes down what differs. */
    Future<RowSet<Row>> within(SqlConnection transaction) {
        Tuple lines = Tuple.of(connector, livemode, from, to);
        return transaction
                .preparedQuery(BOOK_REFUNDS)
                .execute(lines)
                .compose(booked -> transaction.preparedQuery(BOOK_SURPLUS).execute(lines))
                .compose(booked ->
                        transaction.preparedQuery(COMPARE).execute(Tuple.of(connector, livemode, from, to, id, GONE)));
    }
}
