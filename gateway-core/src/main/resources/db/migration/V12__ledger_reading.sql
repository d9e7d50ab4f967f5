-- What reading and guarding the ledger needs, and what makes posting cheaper.

-- As time_ordered_uuid(), but ordered within a millisecond, too: what is posted later stands later, and a page of entries
-- or of a statement is a stretch of an index.
CREATE FUNCTION finely_ordered_uuid() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN (
    SELECT (lpad(to_hex((micros / 1000 << 16) | (7 << 12) | (micros % 1000 * 4096 / 1000)), 16, '0')
            || right(gen_random_uuid()::text, 17))::uuid
      FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS micros) now);
ALTER TABLE transfer ALTER COLUMN id SET DEFAULT finely_ordered_uuid();

-- Every index is written by every capture. The key of a transfer begins with its posting, and a posting's with its id and
-- mode, so that one index does for two.
ALTER TABLE transfer DROP CONSTRAINT transfer_pkey, DROP CONSTRAINT transfer_posting_id_livemode_fkey;
DROP INDEX transfer_of_posting;
ALTER TABLE transfer ADD PRIMARY KEY (posting_id, id);
ALTER TABLE posting DROP CONSTRAINT posting_id_livemode_key, DROP CONSTRAINT posting_pkey;
ALTER TABLE posting ADD PRIMARY KEY (id, livemode);
ALTER TABLE transfer ADD FOREIGN KEY (posting_id, livemode) REFERENCES posting;

-- An account's entries by time, however many there are.
CREATE INDEX transfer_entry_by_debit ON transfer (debit, id) INCLUDE (amount);
CREATE INDEX transfer_entry_by_credit ON transfer (credit, id) INCLUDE (amount);

-- As before, in two statements where there were six calls: captures are what there is most of.
CREATE OR REPLACE FUNCTION post_capture(t payment_transaction) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    posted uuid := ledger_post('capture', t.id, t.livemode);
    pending bigint := ledger_account('pending', t.merchant_id, NULL, t.currency, t.livemode);
    receivable bigint := ledger_account('receivable', NULL, t.connector, t.currency, t.livemode);
BEGIN
    IF t.fee > 0 THEN
        INSERT INTO transfer (posting_id, livemode, debit, credit, amount, currency)
        VALUES (posted, t.livemode, receivable, pending, t.amount, t.currency),
               (posted, t.livemode, pending, ledger_account('fees', NULL, NULL, t.currency, t.livemode), t.fee, t.currency);
    ELSE
        PERFORM ledger_transfer(posted, t.livemode, t.currency, receivable, pending, t.amount);
    END IF;
END $$;

-- What a posting did to each account, as one line to compare; NULL if it did nothing.
CREATE FUNCTION ledger_effects(of_kind posting_kind, of_source uuid) RETURNS text LANGUAGE sql STABLE
RETURN (
    SELECT string_agg(concat_ws(':', kind, merchant_id, connector, currency, livemode, amount), ' ' ORDER BY kind, currency, id)
      FROM (SELECT account.id, account.kind, account.merchant_id, account.connector, account.currency, account.livemode,
                   sum(side.amount) AS amount
              FROM posting
              JOIN transfer ON transfer.posting_id = posting.id
             CROSS JOIN LATERAL (VALUES (transfer.credit, transfer.amount), (transfer.debit, -transfer.amount)) side (account, amount)
              JOIN account ON account.id = side.account
             WHERE posting.kind = of_kind AND posting.source = of_source
             GROUP BY account.id
            HAVING sum(side.amount) <> 0) effect);

-- A dump that is restored into another server brings bounds of snapshots along that this server's transactions have yet to
-- reach: what they post would be taken for counted.
CREATE FUNCTION ledger_is_from_elsewhere() RETURNS boolean LANGUAGE sql STABLE
RETURN EXISTS (
    SELECT FROM balance_snapshot WHERE below > pg_snapshot_xmax(pg_current_snapshot())::text::bigint);

-- Then the snapshots go, and what came along stands before everything that happens here. For the owner, at a migration.
CREATE FUNCTION settle_in_ledger() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT ledger_is_from_elsewhere() THEN
        RETURN false;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('balance_snapshot', 0));
    LOCK TABLE transfer, balance_snapshot IN EXCLUSIVE MODE;
    DELETE FROM balance_snapshot;
    ALTER TABLE transfer DISABLE TRIGGER transfer_stays;
    UPDATE transfer SET xact = 0;
    ALTER TABLE transfer ENABLE TRIGGER transfer_stays;
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION settle_in_ledger() FROM PUBLIC;

-- That the ledger was found wrong. While one is not cleared, nothing is paid out; everything else goes on.
CREATE TABLE ledger_alarm (
    id         uuid PRIMARY KEY DEFAULT time_ordered_uuid(),
    raised_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- of gateway verify
    rule       text        NOT NULL,
    detail     text        NOT NULL,
    cleared_at timestamptz,
    -- the operator's key, and why
    cleared_by text,
    reason     text,
    CHECK (num_nulls(cleared_at, cleared_by, reason) IN (0, 3))
);
CREATE UNIQUE INDEX one_standing_alarm_per_rule ON ledger_alarm (rule) WHERE cleared_at IS NULL;

CREATE FUNCTION ledger_is_alarmed() RETURNS boolean LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM ledger_alarm WHERE cleared_at IS NULL);

CREATE FUNCTION ledger_alarm_stays_cleared() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an alarm is cleared once' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_alarm_stays_cleared';
END $$;
CREATE TRIGGER ledger_alarm_stays_cleared BEFORE UPDATE ON ledger_alarm
    FOR EACH ROW WHEN (OLD.cleared_at IS NOT NULL) EXECUTE FUNCTION ledger_alarm_stays_cleared();

-- When somebody last looked whether the ledger agrees, and who is at it. One row.
CREATE TABLE ledger_check (
    single       boolean PRIMARY KEY DEFAULT true CHECK (single),
    due_at       timestamptz NOT NULL DEFAULT now(),
    leased_until timestamptz,
    checked_at   timestamptz
);
INSERT INTO ledger_check DEFAULT VALUES;

GRANT SELECT, INSERT (rule, detail) ON ledger_alarm TO gateway_app;
GRANT UPDATE (cleared_at, cleared_by, reason) ON ledger_alarm TO gateway_app;
GRANT SELECT, UPDATE (due_at, leased_until, checked_at) ON ledger_check TO gateway_app;

-- A role that may make temporary tables could put one before the real one of the same name: functions that run with the
-- owner's rights look there last.
DO $$
DECLARE
    owners regprocedure;
BEGIN
    FOR owners IN SELECT oid FROM pg_proc WHERE prosecdef AND pronamespace = current_schema()::regnamespace LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', owners, current_schema());
    END LOOP;
END $$;

-- Before the next vacuum the planner takes a tail for long and reads the whole table for it (by the BRIN index: a million
-- transfers, 0.2 s instead of 1 ms). The tail is always a stretch of transfer_by_debit and transfer_by_credit.
ALTER FUNCTION ledger_balance(bigint) SET enable_seqscan = off;
ALTER FUNCTION ledger_balance(bigint) SET enable_bitmapscan = off;
