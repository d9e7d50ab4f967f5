-- One merchant, whom everything is captured for, and the fee that is taken of it.
CREATE FUNCTION bench_id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
RETURN ('00000000-0000-700' || kind || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
INSERT INTO merchant (id, name) VALUES (bench_id('b', 1), 'Bench');
INSERT INTO fee_terms (connector, currency, basis_points, fixed) VALUES ('bench', 'USD', 290, 30);
INSERT INTO webhook_endpoint (id, merchant_id, livemode, url, events, secret)
VALUES (bench_id('c', 1), bench_id('b', 1), false, 'https://shop.example', '{payment.succeeded}', '');
