package com.ovgcpayments.gateway.overview;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * A merchant's last five weeks, made by statements alone: payments of which some were declined, some tried again, some
 * refunded, and some are still under way. The ledger knows nothing of them.
 */
final class BusyMonth {
    /** A UUID of version 7 that was made at that time, and the time at which one was made. */
    private static final List<String> FUNCTIONS = List.of("""
            CREATE FUNCTION id_at(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE
            RETURN overlay(overlay(gen_random_uuid()::text
                PLACING left(time_ordered_uuid_floor(at)::text, 13) FROM 1 FOR 13) PLACING '7' FROM 15 FOR 1)::uuid""", """
            CREATE FUNCTION made_at(id uuid) RETURNS timestamptz LANGUAGE sql IMMUTABLE
            RETURN to_timestamp(0) + ('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint
                                   * interval '1 millisecond'""");

    private static final String UNCHECKED =
            "SET LOCAL session_replication_role = replica; SET LOCAL statement_timeout = 0";

    private static final String MERCHANT =
            "INSERT INTO merchant (id, name, created_at) VALUES ($1, 'Shop', $2::timestamptz - interval '1 year')";

    private static final String SESSIONS = """
            INSERT INTO checkout_session
                (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url, metadata, created_at)
            SELECT id_at(at), $1, n % 5 = 0, 100 + n % 9900, CASE WHEN n % 7 = 0 THEN 'EUR' ELSE 'USD' END, 'a@b.example',
                   'https://s', 'https://c', '{}', at
              FROM (SELECT n, $2::timestamptz - power(random(), $4::float) * interval '35 days' AS at
                      FROM generate_series(1, $3::integer) AS n) made
             ORDER BY at""";

    private static final String ATTEMPTS = """
            INSERT INTO attempt
                (id, session_id, livemode, number, connector, reference, routing_reason, begin_can_capture, state,
                 decline_reason, decline_code, created_at, ended_at, next_check_at)
            SELECT id_at(at), session, livemode, number, connector, session || '_' || number, 'test', false,
                   state::attempt_state,
                   CASE WHEN state = 'declined' AND cause < 0.9
                        THEN (ARRAY['GENERIC', 'INSUFFICIENT_FUNDS', 'EXPIRED_CARD'])[1 + (cause * 30)::integer % 3] END,
                   CASE WHEN state = 'declined' AND cause < 0.8 THEN 'code_' || (cause * 20)::integer END,
                   at, CASE WHEN state <> 'open' THEN at + random() * interval '20 minutes' END,
                   CASE WHEN state = 'open' THEN now() END
              FROM (SELECT s.id AS session, s.livemode, number, random() AS cause,
                           s.created_at + number * random() * interval '14 minutes' AS at,
                           (ARRAY['stripe', 'sellhub', 'sandbox'])[1 + (random() * 300)::integer % 3] AS connector,
                           CASE WHEN number = 1 AND luck < 0.25 OR number = 2 AND luck < 0.15 THEN 'declined'
                                WHEN number = 2 AND luck >= 0.2 THEN 'closed'
                                WHEN luck > 0.97 THEN 'open'
                                WHEN luck > 0.92 THEN 'closed'
                                ELSE 'succeeded' END AS state
                      FROM (SELECT *, random() AS luck, random() AS will FROM checkout_session WHERE merchant_id = $1) s
                     CROSS JOIN LATERAL generate_series(1, CASE WHEN will < 0.1 THEN 0 WHEN luck < 0.25 THEN 2 ELSE 1 END)
                        AS number) made
             WHERE at < $2
             ORDER BY at""";

    private static final String CAPTURES = """
            INSERT INTO payment_transaction
                (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref, amount, currency, captured_at,
                 created_at)
            SELECT id_at(a.ended_at), s.merchant_id, s.livemode, s.id, a.id, a.connector, a.reference, s.amount, s.currency,
                   a.ended_at, a.ended_at
              FROM attempt a JOIN checkout_session s ON s.id = a.session_id
             WHERE s.merchant_id = $1 AND a.state = 'succeeded'
             ORDER BY a.ended_at""";

    private static final String REFUNDS = """
            INSERT INTO refund (id, merchant_id, livemode, kind, transaction_id, captured, amount, currency, state, next_check_at)
            SELECT id_at(least(created_at + random() * interval '3 days', $2)), $1, livemode, 'merchant', id, amount,
                   amount / part, currency,
                   (ARRAY['succeeded', 'pending_at_processor', 'failed'])[1 + (random() * 300)::integer % 3]::refund_state,
                   now()
              FROM payment_transaction CROSS JOIN generate_series(2, 3) AS part
             WHERE merchant_id = $1 AND amount % 11 = 0""";

    private BusyMonth() {}

    /** Makes ready a database in which months are to be made. */
    static void prepare(Database owner) {
        FUNCTIONS.forEach(each -> owner.query(each).await());
    }

    /**
     * @param end of the month
     * @param crowding 1 spreads the sessions evenly; with 3, every sixth falls into the last hours
     * @return the merchant
     */
    static UUID make(Database owner, Instant end, int sessions, double crowding) {
        UUID merchant = TimeOrderedUuid.next();
        OffsetDateTime until = end.atOffset(ZoneOffset.UTC);
        owner.query(MERCHANT, merchant, until).await();
        owner.transaction(transaction -> transaction
                        .query(UNCHECKED)
                        .execute()
                        .compose(set -> transaction
                                .preparedQuery(SESSIONS)
                                .execute(Tuple.of(merchant, until, sessions, crowding)))
                        .compose(made -> transaction.preparedQuery(ATTEMPTS).execute(Tuple.of(merchant, until)))
                        .compose(made -> transaction.preparedQuery(CAPTURES).execute(Tuple.of(merchant)))
                        .compose(made -> transaction.preparedQuery(REFUNDS).execute(Tuple.of(merchant, until))))
                .await();
        for (String table : List.of("checkout_session", "attempt", "payment_transaction", "refund")) {
            owner.query("ANALYZE " + table).await();
        }
        return merchant;
    }
}
