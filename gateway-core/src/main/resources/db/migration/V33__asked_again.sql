-- What was asked for while a check was under way: the capture of which the processor told, or '*' where the payer came back
-- or the merchant looked. Once the check is done it is asked again, unless it has found that capture, or any.
ALTER TABLE attempt ADD COLUMN ask_again_unless text;
GRANT UPDATE (ask_again_unless) ON attempt TO gateway_app;

-- Instances of before this column end a check without looking at it, while newer ones run beside them: then what was asked
-- for is asked again in any case.
CREATE FUNCTION attempt_asked_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.next_check_at := LEAST(NEW.next_check_at, GREATEST(clock_timestamp(), NEW.checked_at + interval '2 seconds'));
    NEW.ask_again_unless := NULL;
    RETURN NEW;
END $$;

CREATE TRIGGER attempt_asked_again BEFORE UPDATE OF leased_until ON attempt FOR EACH ROW
    WHEN (NEW.leased_until IS NULL AND NEW.ask_again_unless IS NOT NULL)
    EXECUTE FUNCTION attempt_asked_again();
