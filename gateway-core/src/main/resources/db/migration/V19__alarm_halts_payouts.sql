-- While the ledger does not agree, nothing is paid out; everything else goes on. The halt stands from the same
-- transaction as the alarm, and ends with the last alarm, unless a person had halted payouts himself. A person may also let
-- payouts go on while an alarm stands: then it is his word.

CREATE FUNCTION ledger_alarm_raised() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO payout_halt (reason, set_by) VALUES (left(NEW.rule || ': ' || NEW.detail, 500), 'ledger check')
    ON CONFLICT ((true)) WHERE lifted_at IS NULL DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_alarm_raised AFTER INSERT ON ledger_alarm
    FOR EACH ROW EXECUTE FUNCTION ledger_alarm_raised();

CREATE FUNCTION ledger_alarm_cleared() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT ledger_is_alarmed() THEN
        UPDATE payout_halt SET lifted_at = clock_timestamp(), lifted_by = NEW.cleared_by
         WHERE lifted_at IS NULL AND set_by = 'ledger check';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_alarm_cleared AFTER UPDATE OF cleared_at ON ledger_alarm
    FOR EACH ROW EXECUTE FUNCTION ledger_alarm_cleared();
