-- Payments at a processor, of which the next round will hear that they were captured.
INSERT INTO checkout_session (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url, metadata)
SELECT bench_id('e', n), bench_id('b', 1), false, 2500, 'USD', 'payer@example.com', 'https://shop.example/thanks',
       'https://shop.example/cart', '{"order":"1042"}'
  FROM generate_series(:first::bigint, :last::bigint) n;
INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason, begin_can_capture, state,
                     redirect_url, next_check_at)
SELECT bench_id('a', n), bench_id('e', n), false, 1, 'bench', bench_id('e', n) || '_1', 'first', false, 'open',
       'https://processor.example/pay', now() + interval '1 hour'
  FROM generate_series(:first::bigint, :last::bigint) n;
VACUUM ANALYZE checkout_session, attempt, payment_transaction, event, delivery, posting, transfer;
CHECKPOINT;
