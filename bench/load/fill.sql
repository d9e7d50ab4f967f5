-- A past of :sessions sessions over 90 days, in the order of time, over all merchants: a few have most of them, and the
-- first one, whose key is used, a tenth. Six in ten were paid. What triggers would add (the ledger) is left out: nothing that
-- is measured reads it, and it would take hours.
SET session_replication_role = replica;
SET synchronous_commit = off;

CREATE FUNCTION pg_temp.id_at(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE
RETURN encode(
    set_bit(set_bit(
        overlay(uuid_send(gen_random_uuid())
            PLACING substring(int8send((extract(epoch FROM at) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
        52, 1), 53, 1), 'hex')::uuid;

INSERT INTO checkout_session
    (id, merchant_id, livemode, amount, currency, email, product_title, success_url, cancel_url, metadata,
     status, created_at, expires_at, completed_at)
SELECT pg_temp.id_at(at), merchants.ids[1 + floor(power(random(), 3) * cardinality(merchants.ids))::int], false,
       100 + floor(random() * 20000)::bigint, 'USD', 'customer' || n % 1000003 || '@example.com', 'Premium Plan',
       'https://yoursite.com/success', 'https://yoursite.com/cancel', '{"order":"1042"}',
       (CASE WHEN n % 10 < 6 THEN 'completed' ELSE 'pending' END)::session_status,
       at, at + interval '30 minutes', CASE WHEN n % 10 < 6 THEN at + interval '1 minute' END
  FROM generate_series(1, :sessions::bigint) n
 CROSS JOIN LATERAL (SELECT now() - interval '90 days' * (1 - n / (:sessions + 1.0)) AS at) time
 CROSS JOIN (SELECT array_agg(id ORDER BY id <> :'merchant', id) AS ids FROM merchant) merchants;

INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason, begin_can_capture, state,
                     processor_ref, redirect_url, accepted_at, created_at, ended_at)
SELECT pg_temp.id_at(created_at), id, false, 1, 'sandbox', id || '_1', 'first', false, 'succeeded',
       'cap_' || id, 'https://processor.example/pay', completed_at, created_at, completed_at
  FROM checkout_session WHERE status = 'completed';

INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref, amount,
                                 currency, status, captured_at, created_at)
SELECT pg_temp.id_at(s.completed_at), s.merchant_id, false, s.id, a.id, 'sandbox', 'cap_' || s.id, s.amount,
       s.currency, 'settled', s.completed_at, s.completed_at
  FROM attempt a JOIN checkout_session s ON s.id = a.session_id;

VACUUM (ANALYZE);
CHECKPOINT;
