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

GRANT SELECT, INSERT ON merchant, api_key, checkout_session, attempt, payment_transaction TO gateway_app;
-- What was asked for, by whom and at whom, and what was captured, never changes: only what became of it does.
GRANT UPDATE (revoked_at, last_used_at) ON api_key TO gateway_app;
GRANT UPDATE (status, completed_at) ON checkout_session TO gateway_app;
GRANT UPDATE (state, reason, processor_ref, redirect_url, decline_code, decline_reason, accepted_at, ended_at,
              next_check_at, checks, checked_at, leased_until, operator_since) ON attempt TO gateway_app;
GRANT UPDATE (fee, status) ON payment_transaction TO gateway_app;

GRANT SELECT, INSERT, UPDATE ON webhook_endpoint, delivery, connector_book, idempotency_key TO gateway_app;
GRANT SELECT, INSERT ON surplus_capture, processor_notification, event, delivery_try TO gateway_app;
GRANT DELETE ON connector_book, idempotency_key TO gateway_app;
