-- How people find a payment among millions. Lists go by (merchant_id, livemode, id); what is rare needs a way of its own.

-- By currency and amount, of what was paid or declined. None of these is touched when a session is made.
CREATE INDEX checkout_session_by_amount ON checkout_session (merchant_id, livemode, currency, amount, id DESC)
    WHERE status <> 'pending';
CREATE INDEX checkout_session_declined ON checkout_session (merchant_id, livemode, id DESC) WHERE status = 'declined';
-- What was paid, and through which gateway, in the order of the sessions: merchants have few gateways.
CREATE INDEX payment_transaction_by_gateway ON payment_transaction (merchant_id, livemode, connector, session_id DESC);

-- Whose refund it is, so that a merchant's few need not be looked for among everybody's. Of a surplus capture it is nobody's.
ALTER TABLE refund ADD COLUMN merchant_id uuid REFERENCES merchant;
UPDATE refund SET merchant_id = t.merchant_id FROM payment_transaction t WHERE t.id = refund.transaction_id;
DROP INDEX refund_of_merchants;
CREATE INDEX refund_of_merchant ON refund (merchant_id, livemode, id DESC) WHERE merchant_id IS NOT NULL;

CREATE FUNCTION refund_merchant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.merchant_id := (SELECT merchant_id FROM payment_transaction WHERE id = NEW.transaction_id);
    RETURN NEW;
END $$;
CREATE TRIGGER refund_merchant BEFORE INSERT ON refund FOR EACH ROW EXECUTE FUNCTION refund_merchant();
