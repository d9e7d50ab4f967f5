-- What processors booked: the settlement of our captures and refunds, their whole statement, and where it differs from ours.

-- capture          of a transaction or of a surplus capture
-- refund           of either
-- refund_reversal  a refund that failed after the processor had paid it
CREATE TYPE settlement_line_kind AS ENUM ('capture', 'refund', 'refund_reversal');

ALTER TABLE refund ADD UNIQUE (id, livemode, amount, currency);

CREATE TABLE settlement_line (
    id             uuid PRIMARY KEY DEFAULT time_ordered_uuid(),
    livemode       boolean              NOT NULL,
    -- that of the capture, by trigger
    connector      text                 NOT NULL,
    kind           settlement_line_kind NOT NULL,
    transaction_id uuid,
    surplus_id     uuid,
    refund_id      uuid,
    -- what we had booked, by foreign key
    amount         bigint               NOT NULL,
    currency       text                 NOT NULL,
    -- what the processor booked, and what it took of that; net is what it holds for us, or took from there
    gross          bigint               NOT NULL CHECK (gross >= 0),
    fee            bigint               NOT NULL,
    net            bigint               NOT NULL GENERATED ALWAYS AS (CASE kind WHEN 'refund' THEN -gross ELSE gross END - fee) STORED,
    booked_in      text                 NOT NULL CHECK (booked_in ~ '^[A-Z]{3}$'),
    available_on   timestamptz          NOT NULL,
    created_at     timestamptz          NOT NULL DEFAULT now(),
    CHECK (booked_in <> currency OR gross = amount),
    CHECK (CASE kind WHEN 'capture' THEN refund_id IS NULL AND num_nonnulls(transaction_id, surplus_id) = 1
                     ELSE refund_id IS NOT NULL AND num_nonnulls(transaction_id, surplus_id) = 0 END),
    FOREIGN KEY (transaction_id, livemode, amount, currency) REFERENCES payment_transaction (id, livemode, amount, currency),
    FOREIGN KEY (surplus_id, livemode, amount, currency) REFERENCES surplus_capture (id, livemode, amount, currency),
    FOREIGN KEY (refund_id, livemode, amount, currency) REFERENCES refund (id, livemode, amount, currency)
);
CREATE UNIQUE INDEX settlement_line_of_transaction ON settlement_line (transaction_id, kind) WHERE transaction_id IS NOT NULL;
CREATE UNIQUE INDEX settlement_line_of_surplus ON settlement_line (surplus_id, kind) WHERE surplus_id IS NOT NULL;
CREATE UNIQUE INDEX settlement_line_of_refund ON settlement_line (refund_id, kind) WHERE refund_id IS NOT NULL;

CREATE FUNCTION settlement_line_connector() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT coalesce(t.connector, s.connector) INTO NEW.connector
      FROM (SELECT) one
      LEFT JOIN refund r ON r.id = NEW.refund_id
      LEFT JOIN payment_transaction t ON t.id = coalesce(NEW.transaction_id, r.transaction_id)
      LEFT JOIN surplus_capture s ON s.id = coalesce(NEW.surplus_id, r.surplus_id);
    RETURN NEW;
END $$;
CREATE TRIGGER settlement_line_connector BEFORE INSERT ON settlement_line
    FOR EACH ROW EXECUTE FUNCTION settlement_line_connector();

-- An amount between our receivable and our cash at the processor. What it took is its price, whichever way the money went.
-- Another currency goes through fx: out of the one by the one amount, into the other by the other.
CREATE FUNCTION post_booked(
    posted uuid, in_livemode boolean, at_connector text, comes boolean,
    amount bigint, currency text, gross bigint, fee bigint, booked_in text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    cash bigint := ledger_account('cash', NULL, at_connector, booked_in, in_livemode);
    costs bigint := ledger_account('processor_costs', NULL, NULL, booked_in, in_livemode);
    against bigint := ledger_account('receivable', NULL, at_connector, currency, in_livemode);
    sign integer := CASE WHEN comes THEN 1 ELSE -1 END;
BEGIN
    IF booked_in <> currency THEN
        PERFORM ledger_transfer(posted, in_livemode, currency,
            ledger_account('fx', NULL, NULL, currency, in_livemode), against, sign * amount);
        against := ledger_account('fx', NULL, NULL, booked_in, in_livemode);
    END IF;
    IF comes THEN
        PERFORM ledger_transfer(posted, in_livemode, booked_in, cash, against, gross - fee);
        PERFORM ledger_transfer(posted, in_livemode, booked_in, costs, against, fee);
    ELSE
        PERFORM ledger_transfer(posted, in_livemode, booked_in, against, cash, gross);
        PERFORM ledger_transfer(posted, in_livemode, booked_in, costs, cash, fee);
    END IF;
END $$;

CREATE FUNCTION settlement_line_booked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM post_booked(ledger_post('settlement_line', NEW.id, NEW.livemode), NEW.livemode, NEW.connector,
        NEW.kind <> 'refund', NEW.amount, NEW.currency, NEW.gross, NEW.fee, NEW.booked_in);
    RETURN NULL;
END $$;
CREATE TRIGGER settlement_line_booked AFTER INSERT ON settlement_line
    FOR EACH ROW EXECUTE FUNCTION settlement_line_booked();

-- The statements of our accounts at processors, as they told them; every line once, never changed.
CREATE TYPE movement_kind AS ENUM
    ('capture', 'refund', 'refund_reversal', 'dispute', 'dispute_reversal', 'payout', 'payout_reversal', 'fee',
     'other_in', 'other_out');

CREATE TABLE processor_movement (
    id            uuid PRIMARY KEY DEFAULT time_ordered_uuid(),
    connector     text          NOT NULL,
    livemode      boolean       NOT NULL,
    -- the processor's id of the line, and of what moved
    processor_ref text          NOT NULL,
    subject       text          NOT NULL,
    kind          movement_kind NOT NULL,
    -- in the currency of the payment, and as it was booked
    amount        bigint        NOT NULL CHECK (amount >= 0),
    currency      text          NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    gross         bigint        NOT NULL CHECK (gross >= 0),
    fee           bigint        NOT NULL,
    booked_in     text          NOT NULL CHECK (booked_in ~ '^[A-Z]{3}$'),
    at            timestamptz   NOT NULL,
    available_on  timestamptz   NOT NULL,
    told_at       timestamptz   NOT NULL DEFAULT now(),
    UNIQUE (connector, livemode, processor_ref),
    CHECK (booked_in <> currency OR gross = amount)
);
CREATE INDEX processor_movement_of ON processor_movement (subject, kind);
CREATE INDEX processor_movement_by_time ON processor_movement USING brin (at);
-- What we have of a day. Captures come in the order of their time, near enough.
CREATE INDEX payment_transaction_by_capture ON payment_transaction USING brin (captured_at);
CREATE INDEX surplus_capture_by_capture ON surplus_capture USING brin (captured_at);
CREATE INDEX refund_by_end ON refund USING brin (ended_at);

-- Captures and refunds are posted by the lines of ours that they settle. A payout goes to our bank; a dispute is settled
-- where its payment was; what nobody knows waits in suspense until a person does.
CREATE FUNCTION movement_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    posted uuid;
    cash bigint;
    other bigint;
    comes boolean := NEW.kind IN ('dispute_reversal', 'payout_reversal', 'other_in');
BEGIN
    IF NEW.kind IN ('capture', 'refund', 'refund_reversal') THEN
        RETURN NULL;
    END IF;
    posted := ledger_post('movement', NEW.id, NEW.livemode);
    IF NEW.kind IN ('dispute', 'dispute_reversal') THEN
        PERFORM post_booked(posted, NEW.livemode, NEW.connector, comes,
            NEW.amount, NEW.currency, NEW.gross, NEW.fee, NEW.booked_in);
        RETURN NULL;
    END IF;
    cash := ledger_account('cash', NULL, NEW.connector, NEW.booked_in, NEW.livemode);
    other := ledger_account(
        CASE NEW.kind WHEN 'fee' THEN 'processor_costs' WHEN 'payout' THEN 'bank' WHEN 'payout_reversal' THEN 'bank'
                      ELSE 'suspense' END::account_kind, NULL, NULL, NEW.booked_in, NEW.livemode);
    PERFORM ledger_transfer(posted, NEW.livemode, NEW.booked_in,
        CASE WHEN comes THEN cash ELSE other END, CASE WHEN comes THEN other ELSE cash END, NEW.gross);
    PERFORM ledger_transfer(posted, NEW.livemode, NEW.booked_in,
        ledger_account('processor_costs', NULL, NULL, NEW.booked_in, NEW.livemode), cash, NEW.fee);
    RETURN NULL;
END $$;
CREATE TRIGGER movement_told AFTER INSERT ON processor_movement FOR EACH ROW EXECUTE FUNCTION movement_told();

-- pending      to be compared, or compared anew
-- compared     the processor told all of the day
-- not_offered  the processor lists nothing, so that nothing is known
CREATE TYPE reconciliation_state AS ENUM ('pending', 'compared', 'not_offered');

-- One day (UTC) of one mode at one processor.
CREATE TABLE reconciliation (
    id            uuid PRIMARY KEY DEFAULT time_ordered_uuid(),
    connector     text                 NOT NULL,
    livemode      boolean              NOT NULL,
    day           date                 NOT NULL,
    state         reconciliation_state NOT NULL DEFAULT 'pending',
    -- how many movements the processor told of
    movements     integer              NOT NULL DEFAULT 0 CHECK (movements >= 0),
    -- why the processor could not be asked, while it is pending
    reason        text,
    created_at    timestamptz          NOT NULL DEFAULT now(),
    ended_at      timestamptz,
    next_check_at timestamptz,
    checks        integer              NOT NULL DEFAULT 0,
    checked_at    timestamptz,
    leased_until  timestamptz,
    UNIQUE (connector, livemode, day),
    UNIQUE (id, connector, livemode),
    CHECK ((state = 'pending') = (next_check_at IS NOT NULL)),
    CHECK ((state = 'pending') = (ended_at IS NULL))
);
CREATE INDEX reconciliation_to_check ON reconciliation (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE TYPE difference_kind AS ENUM ('missing_here', 'missing_there', 'amount_differs');

CREATE TABLE reconciliation_difference (
    id                uuid PRIMARY KEY DEFAULT time_ordered_uuid(),
    reconciliation_id uuid            NOT NULL REFERENCES reconciliation,
    kind              difference_kind NOT NULL,
    -- what moved, and the processor's id of it
    movement          movement_kind   NOT NULL,
    subject           text            NOT NULL,
    our_amount        bigint,
    our_currency      text,
    their_amount      bigint,
    their_currency    text,
    found_at          timestamptz     NOT NULL DEFAULT now(),
    resolved_at       timestamptz,
    resolution        text,
    UNIQUE (reconciliation_id, kind, movement, subject),
    CHECK ((our_amount IS NULL) = (kind = 'missing_here')),
    CHECK ((their_amount IS NULL) = (kind = 'missing_there')),
    CHECK ((our_amount IS NULL) = (our_currency IS NULL) AND (their_amount IS NULL) = (their_currency IS NULL)),
    CHECK ((resolved_at IS NULL) = (resolution IS NULL))
);
CREATE INDEX reconciliation_difference_open ON reconciliation_difference (reconciliation_id) WHERE resolved_at IS NULL;

GRANT SELECT, INSERT (livemode, kind, transaction_id, surplus_id, refund_id, amount, currency, gross, fee,
                      booked_in, available_on) ON settlement_line TO gateway_app;
GRANT SELECT, INSERT (connector, livemode, processor_ref, subject, kind, amount, currency, gross, fee, booked_in, at,
                      available_on) ON processor_movement TO gateway_app;
GRANT SELECT, INSERT (connector, livemode, day, next_check_at) ON reconciliation TO gateway_app;
GRANT UPDATE (state, movements, reason, ended_at, next_check_at, checks, checked_at, leased_until)
    ON reconciliation TO gateway_app;
GRANT SELECT, INSERT (reconciliation_id, kind, movement, subject, our_amount, our_currency, their_amount, their_currency)
    ON reconciliation_difference TO gateway_app;
GRANT UPDATE (our_amount, our_currency, their_amount, their_currency, found_at, resolved_at, resolution)
    ON reconciliation_difference TO gateway_app;
