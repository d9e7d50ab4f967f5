INSERT INTO checkout_session
    (id, merchant_id, livemode, amount, currency, email, product_title, success_url, cancel_url, metadata)
VALUES (time_ordered_uuid(), :merchant::uuid, false, 2500, 'USD', 'customer@example.com', 'Premium Plan',
    'https://yoursite.com/success', 'https://yoursite.com/cancel', '{}'::json)
RETURNING created_at, expires_at;
