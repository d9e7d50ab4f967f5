package com.ovgcpayments.gateway.listing;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.UUID;

/**
 * Two merchants in one database, one of whom has ninety-nine of a hundred of everything, made by statements alone: as much
 * of each kind as there are sessions, but for keys, of which nobody has many, and deliveries that wait. Of all kinds, the row of one session has that session's id.
 */
final class ManyRows {
    static final String RARE_GATEWAY = "rare";
    static final long RARE_AMOUNT = 777_777;

    private static final List<String> STATEMENTS = List.of(
            "SET LOCAL session_replication_role = replica",
            "SET LOCAL statement_timeout = 0",
            """
            CREATE TABLE many AS
            SELECT n, at, merchant, (left(time_ordered_uuid_floor(at)::text, 13) || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS id,
                   n % 3 <> 0 AND n % 1000 <> 7 AS paid
              FROM (SELECT n, now() - (ROWS - n) * interval '30 days' / ROWS - interval '1 hour' AS at,
                           CASE WHEN n % 100 = 50 THEN 'SMALL' ELSE 'BIG' END::uuid AS merchant
                      FROM generate_series(1, ROWS) AS n) made""",
            """
            INSERT INTO checkout_session (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url, metadata,
                                          status, created_at, expires_at, completed_at)
            SELECT id, merchant, false, CASE WHEN n % 5000 = 1 THEN 777777 ELSE 100 + n % 9900 END,
                   CASE WHEN n % 1000 = 2 THEN 'EUR' ELSE 'USD' END,
                   'payer' || n % 20000 || '@example.com', 'https://s', 'https://c', '{}',
                   (CASE WHEN n % 1000 = 7 THEN 'declined' WHEN paid THEN 'completed' ELSE 'pending' END)::session_status,
                   at, at + interval '30 minutes', CASE WHEN paid THEN at END
              FROM many ORDER BY n""",
            """
            INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason, begin_can_capture, state,
                                 created_at, ended_at)
            SELECT id, id, false, 1, CASE WHEN n % 5000 = 4 THEN 'rare' ELSE 'sandbox' END, id || '_1', 'test', false,
                   (CASE WHEN paid THEN 'succeeded' ELSE 'declined' END)::attempt_state, at, at
              FROM many ORDER BY n""",
            """
            INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref, amount,
                                             currency, captured_at, created_at)
            SELECT m.id, m.merchant, false, m.id, m.id, CASE WHEN n % 5000 = 4 THEN 'rare' ELSE 'sandbox' END, 'p' || n,
                   s.amount, s.currency, at, at
              FROM many m JOIN checkout_session s ON s.id = m.id WHERE paid ORDER BY n""",
            """
            INSERT INTO refund (id, livemode, kind, merchant_id, transaction_id, captured, amount, currency, state, next_check_at,
                                created_at)
            SELECT m.id, false, 'merchant', t.merchant_id, t.id, t.amount, 1, t.currency,
                   (CASE WHEN n % 5000 = 13 THEN 'failed' WHEN n % 5000 = 16 THEN 'pending' ELSE 'succeeded' END)::refund_state,
                   now(), at
              FROM many m JOIN payment_transaction t ON t.id = m.id ORDER BY n""",
            """
            INSERT INTO event (id, merchant_id, livemode, type, subject, body, created_at)
            SELECT id, merchant, false, CASE WHEN n % 1000 = 7 THEN 'payment.declined' ELSE 'payment.succeeded' END, id, '{}', at
              FROM many ORDER BY n""",
            """
            INSERT INTO webhook_endpoint (id, merchant_id, livemode, url, events, secret)
            SELECT id, id, false, 'https://shop.example', '{payment.succeeded}', '' FROM merchant""",
            """
            INSERT INTO delivery (id, livemode, event_id, endpoint_id, state, tries, created_at, ended_at)
            SELECT id, false, id, merchant,
                   (CASE WHEN n % 1000 = 5 THEN 'failed' WHEN n % 5000 = 6 THEN 'pending' ELSE 'succeeded' END)::delivery_state,
                   1, at, CASE WHEN n % 5000 <> 6 THEN at END
              FROM many ORDER BY n""",
            """
            INSERT INTO delivery_try (delivery_id, number, endpoint_id, started_at, url, request_headers, status, latency_ms)
            SELECT id, 1, merchant, at, 'https://shop.example', '{}', 200, 5 FROM many ORDER BY n""",
            """
            INSERT INTO api_request (id, merchant_id, livemode, key_id, method, path, status, latency_micros)
            SELECT id, merchant, false, merchant, 'GET', '/api/x', CASE WHEN n % 5000 = 9 THEN 500 WHEN n % 500 = 9 THEN 404 ELSE 200 END, 9
              FROM many ORDER BY n""",
            """
            INSERT INTO account (kind, merchant_id, connector, currency, livemode)
            SELECT kind::account_kind, m.id, NULL, currency, false
              FROM merchant m CROSS JOIN unnest('{pending,available}'::text[]) AS kind
             CROSS JOIN unnest('{USD,EUR}'::text[]) AS currency
            UNION ALL SELECT 'receivable', NULL, 'sandbox', currency, false FROM unnest('{USD,EUR}'::text[]) AS currency""",
            "INSERT INTO posting (id, kind, source, livemode, at) SELECT id, 'capture', id, false, at FROM many WHERE paid ORDER BY n",
            """
            INSERT INTO transfer (id, posting_id, livemode, debit, credit, amount, currency)
            SELECT m.id, m.id, false, r.id, p.id, t.amount, t.currency
              FROM many m JOIN payment_transaction t ON t.id = m.id
              JOIN account r ON r.kind = 'receivable' AND r.currency = t.currency
              JOIN account p ON p.kind = 'pending' AND p.merchant_id = t.merchant_id AND p.currency = t.currency
             ORDER BY n""",
            """
            INSERT INTO payout_destination (id, merchant_id, livemode, currency, kind, holder, details, last4, usable_from)
            SELECT id, id, false, 'USD', 'iban', 'Shop', '', '1234', now() FROM merchant""",
            """
            INSERT INTO payout (id, merchant_id, livemode, currency, amount, destination_id, origin, state, created_at, ended_at, next_check_at)
            SELECT id, merchant, false, 'USD', 100, merchant, 'request', 'cancelled', at, at, NULL FROM many ORDER BY n""",
            """
            INSERT INTO audit (number, at, previous, hash, actor, action, target, reason, detail, request_id)
            SELECT n, at, sha256(int8send(n)), sha256(int8send(-n)), 'per_x a@b.example', 'key.create', 'k' || n, '',
                   '{"merchant":"' || CASE WHEN merchant = 'BIG'::uuid THEN 'BIG_NAME' ELSE 'SMALL_NAME' END || '"}', 'r'
              FROM many ORDER BY n""",
            """
            INSERT INTO api_key (id, merchant_id, livemode, name, hash, prefix, last4, created_at, revoked_at)
            SELECT id, merchant, false, 'key', sha256(int8send(n)), 'p', 'l', at, CASE WHEN n % 2 = 0 THEN at END
              FROM many WHERE n % 2000 IN (0, 50, 1001, 1050) ORDER BY n""");

    final UUID big = TimeOrderedUuid.next();
    final UUID small = TimeOrderedUuid.next();

    /** Of a row in the middle of all of the big one's. */
    final UUID middle;

    /** @param database of the owner, of one that is not used for anything else */
    ManyRows(Database database, int rows) {
        for (UUID merchant : List.of(big, small)) {
            database.query("INSERT INTO merchant (id, name) VALUES ($1, 'Shop')", merchant)
                    .await();
        }
        database.transaction(transaction -> {
                    Future<?> made = Future.succeededFuture();
                    for (String statement : STATEMENTS) {
                        made = made.compose(before -> run(transaction, statement, rows));
                    }
                    return made;
                })
                .await();
        middle = database.query("SELECT id FROM many WHERE n = $1", rows / 2 + 5)
                .await()
                .iterator()
                .next()
                .getUUID("id");
        database.query("ANALYZE").await();
    }

    private Future<?> run(SqlConnection transaction, String statement, int rows) {
        return transaction
                .query(statement
                        .replace("ROWS", Integer.toString(rows))
                        .replace("BIG_NAME", PublicId.MERCHANT.format(big))
                        .replace("SMALL_NAME", PublicId.MERCHANT.format(small))
                        .replace("BIG", big.toString())
                        .replace("SMALL", small.toString()))
                .execute();
    }
}
