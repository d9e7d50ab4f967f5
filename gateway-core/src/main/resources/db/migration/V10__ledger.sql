-- The ledger: double entry, in minor units, only ever added to.
--
-- Nobody writes to it. Every change of money is a row of its own (a captured payment, its settlement, a refund, a surplus
-- capture), and the triggers of those tables post it, in the same transaction. The role of a running gateway may only
-- read the ledger, so that what it says follows from what happened, whatever the code does.

-- Assets grow by debits: receivable (at a processor, to come), cash (at a processor, ours), bank, processor_costs.
-- What is owed or earned grows by credits: pending, available and in_transit of a merchant; fees, suspense, fx.
CREATE TYPE account_kind AS ENUM
    ('receivable', 'cash', 'bank', 'fees', 'processor_costs', 'suspense', 'fx', 'pending', 'available', 'in_transit');

CREATE TABLE account (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        account_kind NOT NULL,
    merchant_id uuid REFERENCES merchant,
    connector   text,
    currency    text         NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    livemode    boolean      NOT NULL,
    UNIQUE NULLS NOT DISTINCT (kind, merchant_id, connector, currency, livemode),
    UNIQUE (id, currency, livemode),
    CHECK ((kind IN ('pending', 'available', 'in_transit')) = (merchant_id IS NOT NULL)),
    CHECK ((kind IN ('receivable', 'cash')) = (connector IS NOT NULL))
);
CREATE INDEX account_of_merchant ON account (merchant_id, livemode) WHERE merchant_id IS NOT NULL;

-- capture, settlement      of a payment_transaction
-- surplus                  of a surplus_capture
-- refund, refund_reversal  of a refund
CREATE TYPE posting_kind AS ENUM ('capture', 'settlement', 'surplus', 'refund', 'refund_reversal');

CREATE TABLE posting (
    id       uuid PRIMARY KEY DEFAULT time_ordered_uuid(),
    kind     posting_kind NOT NULL,
    -- the row that it posts; each is posted once
    source   uuid         NOT NULL,
    livemode boolean      NOT NULL,
    at       timestamptz  NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (kind, source),
    UNIQUE (id, livemode)
);

-- One amount from one account to another of the same currency and mode: nothing can be out of balance.
CREATE TABLE transfer (
    id         uuid PRIMARY KEY DEFAULT time_ordered_uuid(),
    posting_id uuid    NOT NULL,
    livemode   boolean NOT NULL,
    debit      bigint  NOT NULL,
    credit     bigint  NOT NULL,
    amount     bigint  NOT NULL CHECK (amount > 0),
    currency   text    NOT NULL,
    -- Ids and times are given before a transaction commits, so only this tells what a snapshot of balances has counted.
    xact       bigint  NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    CHECK (debit <> credit),
    FOREIGN KEY (posting_id, livemode) REFERENCES posting (id, livemode),
    FOREIGN KEY (debit, currency, livemode) REFERENCES account (id, currency, livemode),
    FOREIGN KEY (credit, currency, livemode) REFERENCES account (id, currency, livemode)
);
CREATE INDEX transfer_of_posting ON transfer (posting_id);
CREATE INDEX transfer_by_debit ON transfer (debit, xact) INCLUDE (amount);
CREATE INDEX transfer_by_credit ON transfer (credit, xact) INCLUDE (amount);
CREATE INDEX transfer_by_xact ON transfer USING brin (xact);

CREATE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is only ever added to';
END $$;
CREATE TRIGGER posting_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER transfer_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER account_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();

-- Balances are credits less debits. No row holds a running balance: it would be the one row that all payments wait for.
-- Instead: what was counted of an account up to some transaction, and whatever came since.
CREATE TABLE balance_snapshot (
    account_id bigint      NOT NULL REFERENCES account,
    -- counted is exactly what transactions before this one did
    below      bigint      NOT NULL,
    balance    bigint      NOT NULL,
    taken_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (account_id, below)
);
CREATE INDEX balance_snapshot_by_below ON balance_snapshot (below);

CREATE FUNCTION ledger_balance(account bigint) RETURNS bigint LANGUAGE sql STABLE
RETURN (
    SELECT coalesce(counted.balance, 0)
         + coalesce((SELECT sum(amount) FROM transfer
                      WHERE credit = account AND xact >= coalesce(counted.below, 0)), 0)::bigint
         - coalesce((SELECT sum(amount) FROM transfer
                      WHERE debit = account AND xact >= coalesce(counted.below, 0)), 0)::bigint
      FROM (SELECT) one
      LEFT JOIN (SELECT balance, below FROM balance_snapshot WHERE account_id = account
                  ORDER BY below DESC LIMIT 1) counted ON true);

-- Counts anew whatever was touched since the last time. Transactions below the bound have all ended, and what they did is
-- seen here; one that is still under way is not below it, and is counted next time. One counts at a time.
CREATE FUNCTION take_balance_snapshots() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    before bigint;
    counted integer;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('balance_snapshot', 0)) THEN
        RETURN 0;
    END IF;
    SELECT coalesce(max(below), 0) INTO before FROM balance_snapshot;
    -- One statement, one view of the database: the bound and what is counted belong together.
    WITH bounded AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS bound),
    touched AS (
        SELECT debit AS account FROM transfer, bounded WHERE xact >= before AND xact < bound
        UNION SELECT credit FROM transfer, bounded WHERE xact >= before AND xact < bound)
    INSERT INTO balance_snapshot (account_id, below, balance)
    SELECT touched.account, bound,
           coalesce(last.balance, 0)
         + coalesce((SELECT sum(amount) FROM transfer
                      WHERE credit = touched.account AND xact >= coalesce(last.below, 0) AND xact < bound), 0)
         - coalesce((SELECT sum(amount) FROM transfer
                      WHERE debit = touched.account AND xact >= coalesce(last.below, 0) AND xact < bound), 0)
      FROM touched CROSS JOIN bounded
      LEFT JOIN LATERAL (SELECT balance, below FROM balance_snapshot WHERE account_id = touched.account
                          ORDER BY below DESC LIMIT 1) last ON true;
    GET DIAGNOSTICS counted = ROW_COUNT;
    DELETE FROM balance_snapshot old
     WHERE EXISTS (SELECT FROM balance_snapshot newer
                    WHERE newer.account_id = old.account_id AND newer.below > old.below
                      AND newer.taken_at < clock_timestamp() - interval '1 day');
    RETURN counted;
END $$;

-- An account, made when it is first needed. Who meets another who is just making it waits for him.
CREATE FUNCTION ledger_account(
    of_kind account_kind, of_merchant uuid, at_connector text, in_currency text, in_livemode boolean)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    found_id bigint;
BEGIN
    LOOP
        IF of_merchant IS NOT NULL THEN
            SELECT id INTO found_id FROM account
             WHERE kind = of_kind AND merchant_id = of_merchant AND connector IS NULL
               AND currency = in_currency AND livemode = in_livemode;
        ELSIF at_connector IS NOT NULL THEN
            SELECT id INTO found_id FROM account
             WHERE kind = of_kind AND merchant_id IS NULL AND connector = at_connector
               AND currency = in_currency AND livemode = in_livemode;
        ELSE
            SELECT id INTO found_id FROM account
             WHERE kind = of_kind AND merchant_id IS NULL AND connector IS NULL
               AND currency = in_currency AND livemode = in_livemode;
        END IF;
        IF found_id IS NOT NULL THEN
            RETURN found_id;
        END IF;
        INSERT INTO account (kind, merchant_id, connector, currency, livemode)
        VALUES (of_kind, of_merchant, at_connector, in_currency, in_livemode)
        ON CONFLICT DO NOTHING;
    END LOOP;
END $$;

CREATE FUNCTION ledger_post(of_kind posting_kind, of_source uuid, in_livemode boolean)
RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    made uuid;
BEGIN
    INSERT INTO posting (kind, source, livemode) VALUES (of_kind, of_source, in_livemode) RETURNING id INTO made;
    RETURN made;
END $$;

-- Nothing for nothing; less than nothing goes the other way.
CREATE FUNCTION ledger_transfer(
    of_posting uuid, in_livemode boolean, of_currency text, from_debit bigint, to_credit bigint, of_amount bigint)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF of_amount > 0 THEN
        INSERT INTO transfer (posting_id, livemode, debit, credit, amount, currency)
        VALUES (of_posting, in_livemode, from_debit, to_credit, of_amount, of_currency);
    ELSIF of_amount < 0 THEN
        INSERT INTO transfer (posting_id, livemode, debit, credit, amount, currency)
        VALUES (of_posting, in_livemode, to_credit, from_debit, -of_amount, of_currency);
    END IF;
END $$;

-- Whose money may not be taken twice: refunds and payouts of one merchant, currency and mode wait for each other. Captures
-- and settlements do not: they only ever add.
CREATE FUNCTION lock_funds(of_merchant uuid, in_currency text, in_livemode boolean) RETURNS void LANGUAGE sql
BEGIN ATOMIC
    SELECT pg_advisory_xact_lock(hashtextextended('funds ' || of_merchant || ' ' || in_currency || ' ' || in_livemode, 0));
END;

-- numerator / denominator, half to even; both not negative, the denominator not zero.
CREATE FUNCTION half_even(numerator bigint, denominator bigint) RETURNS bigint LANGUAGE sql IMMUTABLE
RETURN numerator / denominator
     + CASE WHEN 2 * (numerator % denominator) > denominator
              OR (2 * (numerator % denominator) = denominator AND (numerator / denominator) % 2 = 1)
            THEN 1 ELSE 0 END;

-- What we take of a captured payment. The most specific line counts: the merchant's own before everybody's, then the
-- connector's, then the currency's. Without a line nothing is taken. A fixed part is an amount, so it has a currency.
CREATE TABLE fee_terms (
    id           uuid PRIMARY KEY DEFAULT time_ordered_uuid(),
    merchant_id  uuid REFERENCES merchant,
    connector    text,
    currency     text CHECK (currency ~ '^[A-Z]{3}$'),
    basis_points integer     NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
    fixed        bigint      NOT NULL CHECK (fixed BETWEEN 0 AND 99999999),
    changed_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE NULLS NOT DISTINCT (merchant_id, connector, currency),
    CHECK (currency IS NOT NULL OR fixed = 0)
);

-- Never more than the payment.
CREATE FUNCTION fee_of(of_merchant uuid, at_connector text, in_currency text, amount bigint)
RETURNS bigint LANGUAGE sql STABLE
RETURN coalesce((
    SELECT least(amount, half_even(amount * basis_points, 10000) + fixed)
      FROM fee_terms
     WHERE (merchant_id = of_merchant OR merchant_id IS NULL) AND (connector = at_connector OR connector IS NULL)
       AND (currency = in_currency OR currency IS NULL)
     ORDER BY merchant_id NULLS LAST, connector NULLS LAST, currency NULLS LAST LIMIT 1), 0);

-- What else was agreed with a merchant. Without a line: no debts, and our fee is kept when he refunds.
CREATE TABLE merchant_terms (
    merchant_id    uuid        NOT NULL REFERENCES merchant,
    currency       text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    -- how far refunds may take pending and available, together, below zero
    negative_limit bigint      NOT NULL DEFAULT 0 CHECK (negative_limit >= 0),
    return_fees    boolean     NOT NULL DEFAULT false,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (merchant_id, currency)
);

ALTER TABLE payment_transaction
    -- accepted refunds, and what of our fee goes back with them; kept by the refunds' triggers
    ADD COLUMN refunded     bigint NOT NULL DEFAULT 0 CONSTRAINT refund_within_capture CHECK (refunded BETWEEN 0 AND amount),
    ADD COLUMN fee_returned bigint NOT NULL DEFAULT 0 CHECK (fee_returned BETWEEN 0 AND fee),
    -- from when the money is the merchant's to dispose of, once that is known
    ADD COLUMN available_on timestamptz,
    -- finding out whether it is settled: when next, how often so far, when last, and until when somebody is at it
    ADD COLUMN next_check_at timestamptz DEFAULT now() + interval '10 minutes',
    ADD COLUMN checks        integer NOT NULL DEFAULT 0,
    ADD COLUMN checked_at    timestamptz,
    ADD COLUMN leased_until  timestamptz,
    ADD CONSTRAINT settlement_not_forgotten CHECK (status = 'settled' OR next_check_at IS NOT NULL);
CREATE INDEX payment_transaction_to_settle ON payment_transaction (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE TYPE refund_origin AS ENUM ('gateway', 'processor');

ALTER TABLE refund
    -- where it was asked for; one that was made at the processor is a fact, whatever the merchant's balance says
    ADD COLUMN origin       refund_origin NOT NULL DEFAULT 'gateway',
    ADD COLUMN fee_returned bigint NOT NULL DEFAULT 0 CHECK (fee_returned BETWEEN 0 AND amount);

CREATE FUNCTION post_capture(t payment_transaction) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    posted uuid := ledger_post('capture', t.id, t.livemode);
    pending bigint := ledger_account('pending', t.merchant_id, NULL, t.currency, t.livemode);
BEGIN
    PERFORM ledger_transfer(posted, t.livemode, t.currency,
        ledger_account('receivable', NULL, t.connector, t.currency, t.livemode), pending, t.amount);
    IF t.fee > 0 THEN
        PERFORM ledger_transfer(posted, t.livemode, t.currency,
            pending, ledger_account('fees', NULL, NULL, t.currency, t.livemode), t.fee);
    END IF;
END $$;

-- What the transaction still holds in pending; when more than that was refunded, available makes up for it.
CREATE FUNCTION post_settlement(t payment_transaction) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger_transfer(ledger_post('settlement', t.id, t.livemode), t.livemode, t.currency,
        ledger_account('pending', t.merchant_id, NULL, t.currency, t.livemode),
        ledger_account('available', t.merchant_id, NULL, t.currency, t.livemode),
        t.amount - t.fee - t.refunded + t.fee_returned);
END $$;

CREATE FUNCTION post_surplus(s surplus_capture) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger_transfer(ledger_post('surplus', s.id, s.livemode), s.livemode, s.currency,
        ledger_account('receivable', NULL, s.connector, s.currency, s.livemode),
        ledger_account('suspense', NULL, NULL, s.currency, s.livemode), s.amount);
END $$;

-- From or, when it is reversed, to where the money of its capture stands now.
CREATE FUNCTION post_refund(r refund, of_kind posting_kind) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    posted uuid := ledger_post(of_kind, r.id, r.livemode);
    sign integer := CASE of_kind WHEN 'refund' THEN 1 ELSE -1 END;
    t payment_transaction;
    at_connector text;
    holder bigint;
BEGIN
    IF r.kind = 'merchant' THEN
        SELECT * INTO STRICT t FROM payment_transaction WHERE id = r.transaction_id;
        at_connector := t.connector;
        holder := ledger_account(CASE t.status WHEN 'paid' THEN 'pending' ELSE 'available' END::account_kind,
            t.merchant_id, NULL, r.currency, r.livemode);
    ELSE
        SELECT connector INTO STRICT at_connector FROM surplus_capture WHERE id = r.surplus_id;
        holder := ledger_account('suspense', NULL, NULL, r.currency, r.livemode);
    END IF;
    PERFORM ledger_transfer(posted, r.livemode, r.currency,
        holder, ledger_account('receivable', NULL, at_connector, r.currency, r.livemode), sign * r.amount);
    IF r.fee_returned > 0 THEN
        PERFORM ledger_transfer(posted, r.livemode, r.currency,
            ledger_account('fees', NULL, NULL, r.currency, r.livemode), holder, sign * r.fee_returned);
    END IF;
END $$;

-- What happened before there was a ledger.
DO $$
BEGIN
    UPDATE payment_transaction t SET refunded = r.amount
      FROM (SELECT transaction_id, sum(amount) AS amount FROM refund
             WHERE transaction_id IS NOT NULL AND state <> 'failed' GROUP BY transaction_id) r
     WHERE r.transaction_id = t.id;
    PERFORM post_capture(t) FROM payment_transaction t;
    PERFORM post_surplus(s) FROM surplus_capture s;
    PERFORM post_refund(r, 'refund') FROM refund r WHERE state NOT IN ('failed', 'accepted');
END $$;

CREATE FUNCTION payment_transaction_captured() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF (NEW.status, NEW.refunded, NEW.fee_returned) <> ('paid', 0, 0) THEN
        RAISE EXCEPTION 'a payment is captured before it is settled or refunded'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_transaction_begins_paid';
    END IF;
    PERFORM post_capture(NEW);
    RETURN NULL;
END $$;
CREATE TRIGGER payment_transaction_captured AFTER INSERT ON payment_transaction
    FOR EACH ROW EXECUTE FUNCTION payment_transaction_captured();

CREATE FUNCTION payment_transaction_settled() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF NEW.status = 'paid' THEN
        RAISE EXCEPTION 'what is settled stays so'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_transaction_stays_settled';
    END IF;
    PERFORM post_settlement(NEW);
    RETURN NULL;
END $$;
CREATE TRIGGER payment_transaction_settled AFTER UPDATE OF status ON payment_transaction
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION payment_transaction_settled();

CREATE FUNCTION surplus_captured() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM post_surplus(NEW);
    RETURN NULL;
END $$;
CREATE TRIGGER surplus_captured AFTER INSERT ON surplus_capture FOR EACH ROW EXECUTE FUNCTION surplus_captured();

-- No more goes back than was captured: refunds of one transaction wait for each other at its row, which knows the sum.
-- And no more than the merchant has, or may owe: his refunds and payouts wait for each other, too.
DROP TRIGGER refund_within_capture ON refund;
DROP FUNCTION refund_within_capture();
CREATE FUNCTION refund_accepted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    t payment_transaction;
    terms merchant_terms;
    held bigint;
BEGIN
    NEW.fee_returned := 0;
    IF NEW.kind = 'merchant' AND NEW.state <> 'failed' THEN
        UPDATE payment_transaction SET refunded = refunded + NEW.amount
         WHERE id = NEW.transaction_id RETURNING * INTO t;
        SELECT * INTO terms FROM merchant_terms WHERE merchant_id = t.merchant_id AND currency = t.currency;
        IF terms.return_fees THEN
            NEW.fee_returned := half_even(t.fee * t.refunded, t.amount) - t.fee_returned;
            UPDATE payment_transaction SET fee_returned = fee_returned + NEW.fee_returned WHERE id = t.id;
        END IF;
        IF NEW.origin = 'gateway' THEN
            PERFORM lock_funds(t.merchant_id, t.currency, t.livemode);
            held := ledger_balance(ledger_account('pending', t.merchant_id, NULL, t.currency, t.livemode))
                  + ledger_balance(ledger_account('available', t.merchant_id, NULL, t.currency, t.livemode));
            IF held - NEW.amount + NEW.fee_returned < -coalesce(terms.negative_limit, 0) THEN
                RAISE EXCEPTION 'the merchant''s balance does not cover the refund'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_within_funds';
            END IF;
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER refund_accepted BEFORE INSERT ON refund FOR EACH ROW EXECUTE FUNCTION refund_accepted();

CREATE FUNCTION refund_posted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF NEW.state NOT IN ('failed', 'accepted') THEN
        PERFORM post_refund(NEW, 'refund');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER refund_posted AFTER INSERT ON refund FOR EACH ROW EXECUTE FUNCTION refund_posted();

-- A refund that has ended without money going back, even after it had counted as succeeded.
CREATE FUNCTION refund_reversed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF NEW.kind = 'merchant' THEN
        UPDATE payment_transaction
           SET refunded = refunded - NEW.amount, fee_returned = fee_returned - NEW.fee_returned
         WHERE id = NEW.transaction_id;
    END IF;
    PERFORM post_refund(NEW, 'refund_reversal');
    RETURN NULL;
END $$;
CREATE TRIGGER refund_reversed AFTER UPDATE OF state ON refund
    FOR EACH ROW WHEN (OLD.state NOT IN ('failed', 'accepted') AND NEW.state IN ('failed', 'accepted'))
    EXECUTE FUNCTION refund_reversed();

-- So it does for money that a person has decided to keep.
DROP TRIGGER refund_stays_failed ON refund;
DROP FUNCTION refund_stays_failed();
CREATE FUNCTION refund_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a refund that is % stays so', OLD.state
        USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_stays_ended';
END $$;
CREATE TRIGGER refund_stays_ended BEFORE UPDATE OF state ON refund
    FOR EACH ROW WHEN (OLD.state IN ('failed', 'accepted') AND NEW.state <> OLD.state)
    EXECUTE FUNCTION refund_stays_ended();

GRANT SELECT ON account, posting, transfer, balance_snapshot TO gateway_app;
GRANT SELECT, INSERT ON fee_terms, merchant_terms TO gateway_app;
GRANT UPDATE (basis_points, fixed, changed_at) ON fee_terms TO gateway_app;
GRANT DELETE ON fee_terms TO gateway_app;
GRANT UPDATE (negative_limit, return_fees, changed_at) ON merchant_terms TO gateway_app;
-- Our fee was posted with the capture.
REVOKE UPDATE (fee) ON payment_transaction FROM gateway_app;
GRANT UPDATE (available_on, next_check_at, checks, checked_at, leased_until) ON payment_transaction TO gateway_app;
-- Functions may be called by everybody unless told otherwise; those that write to the ledger are for the triggers.
REVOKE EXECUTE ON FUNCTION take_balance_snapshots() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_balance_snapshots() TO gateway_app;
