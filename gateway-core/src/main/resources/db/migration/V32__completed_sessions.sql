-- The API lists what was paid, however much else a merchant's payers have begun. A new session is in none of these.
CREATE INDEX checkout_session_completed ON checkout_session (merchant_id, livemode, id DESC) WHERE status = 'completed';
