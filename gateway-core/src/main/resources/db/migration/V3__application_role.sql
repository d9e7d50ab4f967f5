-- The role that a running gateway uses. It owns nothing, cannot empty a table, and can delete only what is meant to end.
-- It has no password here: an operator gives it one, or makes log-in roles that are members of it.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gateway_app') THEN
        CREATE ROLE gateway_app LOGIN;
    END IF;
END $$;

GRANT USAGE ON SCHEMA public TO gateway_app;
GRANT SELECT ON flyway_schema_history TO gateway_app;

GRANT SELECT, INSERT, UPDATE ON
    merchant, api_key, checkout_session, attempt, payment_transaction, webhook_endpoint, delivery,
    connector_book, idempotency_key
    TO gateway_app;
GRANT SELECT, INSERT ON surplus_capture, processor_notification, event, delivery_try TO gateway_app;
GRANT DELETE ON connector_book, idempotency_key TO gateway_app;
