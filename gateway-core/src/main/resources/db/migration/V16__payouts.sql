-- Payouts: a merchant's available money on its way to his bank account.

CREATE TYPE payout_destination_kind AS ENUM ('iban', 'account');

-- Where a merchant's money of one currency goes. A change is a new row, so that a payout keeps the account it was made for.
CREATE TABLE payout_destination (
    id          uuid PRIMARY KEY,
    merchant_id uuid        NOT NULL REFERENCES merchant,
    livemode    boolean     NOT NULL,
    currency    text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    kind        payout_destination_kind NOT NULL,
    holder      text        NOT NULL CHECK (length(holder) BETWEEN 1 AND 70),
    -- sealed: the account and its bank
    details     bytea       NOT NULL,
    last4       text        NOT NULL CHECK (length(last4) BETWEEN 1 AND 4),
    created_at  timestamptz NOT NULL DEFAULT now(),
    -- not before: whoever gets hold of a merchant's key shall not be paid before somebody notices
    usable_from timestamptz NOT NULL,
    replaced_at timestamptz,
    UNIQUE (id, merchant_id, livemode, currency),
    CHECK (usable_from >= created_at)
);
CREATE UNIQUE INDEX one_payout_destination ON payout_destination (merchant_id, livemode, currency)
    WHERE replaced_at IS NULL;

CREATE TYPE payout_interval AS ENUM ('daily', 'weekly');

CREATE TABLE payout_schedule (
    id            uuid PRIMARY KEY,
    merchant_id   uuid            NOT NULL REFERENCES merchant,
    livemode      boolean         NOT NULL,
    currency      text            NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    every         payout_interval NOT NULL,
    -- 1 is Monday, as in ISO 8601
    weekday       smallint CHECK (weekday BETWEEN 1 AND 7),
    minimum       bigint          NOT NULL CHECK (minimum > 0),
    -- the day, in UTC, whose payout comes next
    slot          date            NOT NULL,
    -- how the slot before ended, in words, if it brought no payout; or what the next one waits for
    note          text,
    changed_at    timestamptz     NOT NULL DEFAULT now(),
    next_check_at timestamptz     NOT NULL,
    checked_at    timestamptz,
    leased_until  timestamptz,
    UNIQUE (merchant_id, livemode, currency),
    CHECK ((every = 'weekly') = (weekday IS NOT NULL))
);
CREATE INDEX payout_schedule_due ON payout_schedule (next_check_at);

-- No payout is made or sent while a row here is not lifted.
CREATE TABLE payout_halt (
    number    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reason    text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    set_by    text        NOT NULL,
    since     timestamptz NOT NULL DEFAULT now(),
    lifted_at timestamptz,
    lifted_by text,
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);
CREATE UNIQUE INDEX one_payout_halt ON payout_halt ((true)) WHERE lifted_at IS NULL;

-- Payouts that were written into one file for our bank. The file is kept, so that it comes out the same again.
CREATE TABLE payout_batch (
    id         uuid PRIMARY KEY,
    livemode   boolean     NOT NULL CHECK (livemode),
    -- the file's message id
    name       text        NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 35),
    -- sealed
    file       bytea       NOT NULL,
    payouts    integer     NOT NULL CHECK (payouts > 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, livemode)
);

-- requested             accepted; nobody outside knows of it
-- sending               the processor may have been asked; looked for until it is known
-- pending_at_processor  the processor has it and is at work
-- exported              in a file for the bank; a person tells what became of it
-- completed             sent to the merchant
-- failed, cancelled     the money is the merchant's again
-- operator              only a person can tell
CREATE TYPE payout_state AS ENUM
    ('requested', 'sending', 'pending_at_processor', 'exported', 'completed', 'failed', 'cancelled', 'operator');
CREATE TYPE payout_origin AS ENUM ('request', 'schedule');

CREATE TABLE payout (
    -- po_<id> is the processor's idempotency key and the bank's end-to-end id
    id             uuid PRIMARY KEY,
    merchant_id    uuid          NOT NULL REFERENCES merchant,
    livemode       boolean       NOT NULL,
    currency       text          NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    amount         bigint        NOT NULL CHECK (amount > 0),
    destination_id uuid          NOT NULL,
    origin         payout_origin NOT NULL,
    slot           date,
    state          payout_state  NOT NULL DEFAULT 'requested',
    -- who executes it, from when he may have been asked; none for one that goes through our bank
    connector      text,
    batch_id       uuid,
    reason         text,
    processor_ref  text,
    -- the processor's word for its no
    refusal        text,
    created_at     timestamptz   NOT NULL DEFAULT now(),
    sent_at        timestamptz,
    ended_at       timestamptz,
    next_check_at  timestamptz DEFAULT now(),
    checks         integer       NOT NULL DEFAULT 0,
    checked_at     timestamptz,
    leased_until   timestamptz,
    operator_since timestamptz,
    FOREIGN KEY (destination_id, merchant_id, livemode, currency)
        REFERENCES payout_destination (id, merchant_id, livemode, currency),
    FOREIGN KEY (batch_id, livemode) REFERENCES payout_batch (id, livemode),
    CHECK ((origin = 'schedule') = (slot IS NOT NULL)),
    -- Nobody is forgotten: what has not ended is asked about, or lies with a person.
    CHECK (state NOT IN ('requested', 'sending', 'pending_at_processor') OR next_check_at IS NOT NULL),
    CHECK (state NOT IN ('sending', 'pending_at_processor') OR (connector IS NOT NULL AND sent_at IS NOT NULL)),
    CHECK (state <> 'exported' OR batch_id IS NOT NULL),
    CHECK (batch_id IS NULL OR connector IS NULL),
    CHECK ((state = 'operator') = (operator_since IS NOT NULL)),
    CHECK ((state IN ('completed', 'failed', 'cancelled')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX one_payout_per_slot ON payout (merchant_id, livemode, currency, slot) WHERE slot IS NOT NULL;
CREATE INDEX payout_of_merchant ON payout (merchant_id, livemode, id DESC);
CREATE INDEX payout_to_check ON payout (next_check_at) WHERE next_check_at IS NOT NULL;
CREATE INDEX payout_of_batch ON payout (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX payout_open ON payout (id) WHERE state NOT IN ('completed', 'failed', 'cancelled');

-- No more is paid out than is there. Payouts and refunds of one merchant, currency and mode wait for each other; what
-- pending lacks, because more was refunded than it held, is not there to be paid out.
CREATE FUNCTION payout_accepted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    halt text;
    destination payout_destination;
    pending bigint;
    available bigint;
BEGIN
    IF NEW.state <> 'requested' THEN
        RAISE EXCEPTION 'a payout is requested before it is anything else'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_begins_requested';
    END IF;
    SELECT reason INTO halt FROM payout_halt WHERE lifted_at IS NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'payouts are halted: %', halt USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_halted';
    END IF;
    PERFORM lock_funds(NEW.merchant_id, NEW.currency, NEW.livemode);
    -- Until this transaction ends nobody replaces it: who wants to, takes that lock as well.
    SELECT * INTO STRICT destination FROM payout_destination WHERE id = NEW.destination_id;
    IF destination.replaced_at IS NOT NULL OR destination.usable_from > clock_timestamp() THEN
        RAISE EXCEPTION 'that destination may not be used now'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_destination_usable';
    END IF;
    pending := ledger_balance(ledger_account('pending', NEW.merchant_id, NULL, NEW.currency, NEW.livemode));
    available := ledger_balance(ledger_account('available', NEW.merchant_id, NULL, NEW.currency, NEW.livemode));
    IF pending + available < 0 THEN
        RAISE EXCEPTION 'the merchant''s balance is negative'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_needs_positive_balance';
    END IF;
    IF NEW.amount > available + least(pending, 0) THEN
        RAISE EXCEPTION 'the available balance does not cover the payout'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_within_available';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_accepted BEFORE INSERT ON payout FOR EACH ROW EXECUTE FUNCTION payout_accepted();

CREATE FUNCTION payout_posted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM ledger_transfer(ledger_post('payout', NEW.id, NEW.livemode), NEW.livemode, NEW.currency,
        ledger_account('available', NEW.merchant_id, NULL, NEW.currency, NEW.livemode),
        ledger_account('in_transit', NEW.merchant_id, NULL, NEW.currency, NEW.livemode), NEW.amount);
    RETURN NULL;
END $$;
CREATE TRIGGER payout_posted AFTER INSERT ON payout FOR EACH ROW EXECUTE FUNCTION payout_posted();

CREATE FUNCTION payout_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF OLD.state IN ('completed', 'failed', 'cancelled') OR NEW.state = 'requested' AND OLD.state <> 'sending' THEN
        RAISE EXCEPTION 'a payout that is % does not become %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_stays_ended';
    END IF;
    IF NEW.state = 'cancelled' AND OLD.state <> 'requested' THEN
        RAISE EXCEPTION 'a payout that is % cannot be cancelled', OLD.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_cancelled_before_sent';
    END IF;
    IF OLD.state = 'requested' AND NEW.state IN ('sending', 'exported')
            AND EXISTS (SELECT FROM payout_halt WHERE lifted_at IS NULL) THEN
        RAISE EXCEPTION 'payouts are halted' USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_halted';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_moves BEFORE UPDATE OF state ON payout
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION payout_moves();

-- What a connector sent came out of our money at its processor; all else out of our bank account.
CREATE FUNCTION payout_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    in_transit bigint := ledger_account('in_transit', NEW.merchant_id, NULL, NEW.currency, NEW.livemode);
BEGIN
    IF NEW.state = 'completed' THEN
        PERFORM ledger_transfer(ledger_post('payout_completed', NEW.id, NEW.livemode), NEW.livemode, NEW.currency,
            in_transit,
            CASE WHEN NEW.connector IS NULL
                 THEN ledger_account('bank', NULL, NULL, NEW.currency, NEW.livemode)
                 ELSE ledger_account('cash', NULL, NEW.connector, NEW.currency, NEW.livemode) END,
            NEW.amount);
    ELSE
        PERFORM ledger_transfer(ledger_post('payout_reversal', NEW.id, NEW.livemode), NEW.livemode, NEW.currency,
            in_transit, ledger_account('available', NEW.merchant_id, NULL, NEW.currency, NEW.livemode), NEW.amount);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER payout_ended AFTER UPDATE OF state ON payout
    FOR EACH ROW WHEN (OLD.state <> NEW.state AND NEW.state IN ('completed', 'failed', 'cancelled'))
    EXECUTE FUNCTION payout_ended();

GRANT SELECT, INSERT (id, merchant_id, livemode, currency, kind, holder, details, last4, created_at, usable_from)
    ON payout_destination TO gateway_app;
-- What it is sealed with may be exchanged; the account itself never changes.
GRANT UPDATE (details, replaced_at) ON payout_destination TO gateway_app;
GRANT SELECT, INSERT, DELETE ON payout_schedule TO gateway_app;
GRANT UPDATE (every, weekday, minimum, slot, note, changed_at, next_check_at, checked_at, leased_until)
    ON payout_schedule TO gateway_app;
GRANT SELECT, INSERT (reason, set_by) ON payout_halt TO gateway_app;
GRANT UPDATE (lifted_at, lifted_by) ON payout_halt TO gateway_app;
GRANT SELECT, INSERT (id, livemode, name, file, payouts, created_at) ON payout_batch TO gateway_app;
GRANT UPDATE (file) ON payout_batch TO gateway_app;
GRANT SELECT, INSERT (id, merchant_id, livemode, currency, amount, destination_id, origin, slot) ON payout TO gateway_app;
GRANT UPDATE (state, connector, batch_id, reason, processor_ref, refusal, sent_at, ended_at, next_check_at, checks,
              checked_at, leased_until, operator_since) ON payout TO gateway_app;
