-- Money that goes back: surplus captures, which the gateway refunds by itself, and what merchants refund.

-- pending               accepted, the processor has not been asked
-- sending               the processor may have been asked; looked for until it is known
-- pending_at_processor  the processor has it and is at work
-- succeeded             the money is on its way back
-- failed                the processor said no, and this refund is not tried again
-- operator              only a person can tell, or do it
-- accepted              a person decided that this money does not go back
CREATE TYPE refund_state AS ENUM
    ('pending', 'sending', 'pending_at_processor', 'succeeded', 'failed', 'operator', 'accepted');
CREATE TYPE refund_kind AS ENUM ('surplus', 'merchant');

ALTER TABLE surplus_capture ADD UNIQUE (id, livemode, amount, currency);
ALTER TABLE payment_transaction ADD UNIQUE (id, livemode, amount, currency);

CREATE TABLE refund (
    -- re_<id> is the processor's idempotency key
    id             uuid PRIMARY KEY,
    livemode       boolean      NOT NULL,
    kind           refund_kind  NOT NULL,
    surplus_id     uuid,
    transaction_id uuid,
    -- what was captured, by foreign key, and how much of it goes back
    captured       bigint       NOT NULL,
    amount         bigint       NOT NULL CHECK (amount BETWEEN 0 AND captured),
    currency       text         NOT NULL,
    state          refund_state NOT NULL DEFAULT 'pending',
    reason         text,
    processor_ref  text,
    -- the processor's word for its no
    refusal        text,
    created_at     timestamptz  NOT NULL DEFAULT now(),
    -- when the processor was, or may have been, asked first: its idempotency key holds from then on
    sent_at        timestamptz,
    ended_at       timestamptz,
    next_check_at  timestamptz,
    checks         integer      NOT NULL DEFAULT 0,
    checked_at     timestamptz,
    leased_until   timestamptz,
    operator_since timestamptz,
    CHECK ((kind = 'surplus' AND surplus_id IS NOT NULL AND transaction_id IS NULL)
        OR (kind = 'merchant' AND transaction_id IS NOT NULL AND surplus_id IS NULL)),
    -- Nobody is forgotten: what has not ended is asked about, or lies with a person.
    CHECK (state IN ('succeeded', 'failed', 'accepted') OR state = 'operator' OR next_check_at IS NOT NULL),
    CHECK ((state = 'operator') = (operator_since IS NOT NULL)),
    CHECK (state <> 'sending' OR sent_at IS NOT NULL),
    FOREIGN KEY (surplus_id, livemode, captured, currency)
        REFERENCES surplus_capture (id, livemode, amount, currency),
    FOREIGN KEY (transaction_id, livemode, captured, currency)
        REFERENCES payment_transaction (id, livemode, amount, currency)
);
CREATE UNIQUE INDEX one_refund_per_surplus ON refund (surplus_id) WHERE state <> 'failed';
CREATE INDEX refund_of_transaction ON refund (transaction_id) WHERE transaction_id IS NOT NULL;
CREATE INDEX refund_to_check ON refund (next_check_at) WHERE next_check_at IS NOT NULL;
CREATE INDEX refund_with_operator ON refund (id) WHERE operator_since IS NOT NULL;

-- No more goes back than was captured, however many refunds there are. Refunds of one transaction wait for each other.
CREATE FUNCTION refund_within_capture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.transaction_id IS NOT NULL THEN
        PERFORM FROM payment_transaction WHERE id = NEW.transaction_id FOR NO KEY UPDATE;
        IF NEW.amount + (SELECT coalesce(sum(amount), 0) FROM refund
                          WHERE transaction_id = NEW.transaction_id AND state <> 'failed') > NEW.captured THEN
            RAISE EXCEPTION 'more would be refunded than was captured'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_within_capture';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER refund_within_capture BEFORE INSERT ON refund FOR EACH ROW EXECUTE FUNCTION refund_within_capture();

-- What has failed stays so: its amount counts for nothing, and another refund may have taken its place.
CREATE FUNCTION refund_stays_failed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a refund that has failed stays so'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_stays_failed';
END $$;
CREATE TRIGGER refund_stays_failed BEFORE UPDATE OF state ON refund
    FOR EACH ROW WHEN (OLD.state = 'failed' AND NEW.state <> 'failed') EXECUTE FUNCTION refund_stays_failed();

-- What was captured in surplus before there were refunds waits for a person, as it did.
INSERT INTO refund (id, livemode, kind, surplus_id, captured, amount, currency, state, reason, operator_since)
SELECT time_ordered_uuid(), livemode, 'surplus', id, amount, amount, currency, 'operator',
       'captured before the gateway refunded by itself', now()
  FROM surplus_capture;

GRANT SELECT, INSERT ON refund TO gateway_app;
GRANT UPDATE (state, reason, processor_ref, refusal, sent_at, ended_at, next_check_at, checks, checked_at,
              leased_until, operator_since) ON refund TO gateway_app;
