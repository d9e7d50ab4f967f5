-- What the gateway does when a processor says that a payment was captured, statement for statement (Transitions.java).
\set i :i + 1
\set n :base + :i * :clients + :client_id
BEGIN;
SELECT FROM checkout_session WHERE id = bench_id('e', :n) FOR NO KEY UPDATE;
SELECT s.id, a.id, m.name, clock_timestamp(), t.id,
       EXISTS (SELECT FROM attempt other WHERE other.session_id = s.id AND other.id <> a.id AND other.state = 'succeeded'),
       EXISTS (SELECT FROM surplus_capture surplus WHERE surplus.attempt_id = a.id),
       fee_of(s.merchant_id, a.connector, s.currency, s.amount)
  FROM attempt a JOIN checkout_session s ON s.id = a.session_id JOIN merchant m ON m.id = s.merchant_id
  LEFT JOIN payment_transaction t ON t.session_id = s.id
 WHERE a.id = bench_id('a', :n) AND a.session_id = bench_id('e', :n);
SELECT pg_advisory_xact_lock(hashtextextended('bench' || false || 'cap_' || :n, 0));
SELECT processor_ref, attempt_id FROM payment_transaction
 WHERE connector = 'bench' AND livemode = false AND processor_ref = ANY (ARRAY['cap_' || :n])
UNION ALL
SELECT processor_ref, attempt_id FROM surplus_capture
 WHERE connector = 'bench' AND livemode = false AND processor_ref = ANY (ARRAY['cap_' || :n]);
\startpipeline
UPDATE checkout_session SET status = 'completed', completed_at = now()
 WHERE id = bench_id('e', :n) AND status <> 'completed';
UPDATE attempt SET state = 'succeeded', processor_ref = 'cap_' || :n, accepted_at = now(), ended_at = now(),
                   next_check_at = NULL, leased_until = NULL
 WHERE id = bench_id('a', :n);
INSERT INTO payment_transaction
    (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref, amount, currency, fee, captured_at)
VALUES (time_ordered_uuid(), bench_id('b', 1), false, bench_id('e', :n), bench_id('a', :n), 'bench', 'cap_' || :n, 2500,
        'USD', 102, now());
UPDATE attempt SET next_check_at = now()
 WHERE session_id = bench_id('e', :n) AND id <> bench_id('a', :n)
   AND state IN ('sending', 'open', 'processing', 'unknown', 'superseded');
WITH happened AS (
    INSERT INTO event (id, merchant_id, livemode, type, subject, body, created_at)
    VALUES (time_ordered_uuid(), bench_id('b', 1), false, 'payment.succeeded', bench_id('a', :n), repeat('x', 900), now())
    RETURNING id, merchant_id, livemode, type)
INSERT INTO delivery (id, livemode, event_id, endpoint_id)
SELECT time_ordered_uuid(), happened.livemode, happened.id, endpoint.id
  FROM happened JOIN webhook_endpoint endpoint
    ON endpoint.merchant_id = happened.merchant_id AND endpoint.livemode = happened.livemode
 WHERE endpoint.deleted_at IS NULL AND endpoint.disabled_at IS NULL AND happened.type = ANY (endpoint.events);
\endpipeline
COMMIT;
