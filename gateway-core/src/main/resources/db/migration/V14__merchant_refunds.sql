-- Refunds that merchants ask for, and what goes back without anybody having asked here: refunds that were made at the
-- processor, and disputes.

-- why, in the merchant's own words; "reason" is what the gateway learned last
ALTER TABLE refund ADD COLUMN note text CHECK (length(note) <= 500);

-- What a processor calls a refund names one of ours: it is booked once, however often we hear of it.
-- By that name a statement's lines find theirs, so it comes first.
CREATE UNIQUE INDEX one_refund_per_processor_ref ON refund (processor_ref, transaction_id) WHERE processor_ref IS NOT NULL;
CREATE INDEX refund_of_merchants ON refund (id) WHERE kind = 'merchant';

CREATE TYPE dispute_state AS ENUM ('open', 'won', 'lost');
-- none        nothing was taken (yet): a bank only asks
-- withdrawn   the processor has taken it from us
-- reinstated  and has given it back
CREATE TYPE dispute_funds AS ENUM ('none', 'withdrawn', 'reinstated');

-- A payer disputes a payment at his bank. Processors tell of it; nothing here is asked for.
CREATE TABLE dispute (
    id             uuid PRIMARY KEY,
    livemode       boolean       NOT NULL,
    transaction_id uuid          NOT NULL,
    -- what was captured, by foreign key, and how much of it is disputed, which banks may make more
    captured       bigint        NOT NULL,
    amount         bigint        NOT NULL CHECK (amount > 0),
    currency       text          NOT NULL,
    processor_ref  text          NOT NULL,
    state          dispute_state NOT NULL,
    funds          dispute_funds NOT NULL,
    -- the processor's word for why
    reason         text          NOT NULL,
    -- by the processor's clock
    opened_at      timestamptz   NOT NULL,
    respond_by     timestamptz,
    created_at     timestamptz   NOT NULL DEFAULT now(),
    -- when we heard of its end
    closed_at      timestamptz,
    UNIQUE (transaction_id, processor_ref),
    CHECK ((state = 'open') = (closed_at IS NULL)),
    FOREIGN KEY (transaction_id, livemode, captured, currency)
        REFERENCES payment_transaction (id, livemode, amount, currency)
);

-- A merchant's available balance bears it, below zero if it must.
CREATE FUNCTION post_dispute(d dispute, of_kind posting_kind) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    sign integer := CASE of_kind WHEN 'dispute' THEN 1 ELSE -1 END;
    t payment_transaction;
BEGIN
    SELECT * INTO STRICT t FROM payment_transaction WHERE id = d.transaction_id;
    PERFORM ledger_transfer(ledger_post(of_kind, d.id, d.livemode), d.livemode, d.currency,
        ledger_account('available', t.merchant_id, NULL, d.currency, d.livemode),
        ledger_account('receivable', NULL, t.connector, d.currency, d.livemode), sign * d.amount);
END $$;

-- Each is posted once: what is heard late, or at once, is posted one after the other.
CREATE FUNCTION dispute_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    before dispute_funds := CASE TG_OP WHEN 'INSERT' THEN 'none' ELSE OLD.funds END;
BEGIN
    IF NEW.funds < before THEN
        RAISE EXCEPTION 'the funds of a dispute were % and cannot become %', before, NEW.funds
            USING ERRCODE = 'check_violation', CONSTRAINT = 'dispute_funds_move_on';
    END IF;
    IF before = 'none' AND NEW.funds <> 'none' THEN
        PERFORM post_dispute(NEW, 'dispute');
    END IF;
    IF before <> 'reinstated' AND NEW.funds = 'reinstated' THEN
        PERFORM post_dispute(NEW, 'dispute_reinstated');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER dispute_told AFTER INSERT OR UPDATE OF funds ON dispute
    FOR EACH ROW EXECUTE FUNCTION dispute_told();

-- The captures whose processor is to be asked what of them went back: it has told us of something, or a dispute is open.
CREATE TABLE reversal_check (
    id            uuid PRIMARY KEY REFERENCES payment_transaction,
    next_check_at timestamptz,
    -- how often it was asked in vain
    checks        integer NOT NULL DEFAULT 0,
    checked_at    timestamptz,
    leased_until  timestamptz
);
CREATE INDEX reversal_check_due ON reversal_check (next_check_at) WHERE next_check_at IS NOT NULL;

GRANT SELECT, INSERT ON dispute, reversal_check TO gateway_app;
GRANT UPDATE (state, funds, reason, respond_by, closed_at) ON dispute TO gateway_app;
GRANT UPDATE (next_check_at, checks, checked_at, leased_until) ON reversal_check TO gateway_app;
