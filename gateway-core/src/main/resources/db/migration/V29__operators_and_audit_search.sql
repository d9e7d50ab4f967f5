-- What operators see to: each other, and the log of what people did.

-- Who ends an operator's account waits for whoever else is at it, and then sees what he did.
CREATE FUNCTION person_keeps_operator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('operators', 0));
    IF NOT EXISTS (SELECT FROM person WHERE audience = 'operator') THEN
        RAISE EXCEPTION 'the gateway keeps an operator' USING ERRCODE = 'check_violation', CONSTRAINT = 'person_keeps_operator';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER operator_removed AFTER DELETE ON person
    FOR EACH ROW WHEN (OLD.audience = 'operator') EXECUTE FUNCTION person_keeps_operator();

-- As people name who did something: a person by his address, anybody else by what stands there.
CREATE FUNCTION audit_who(actor text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(actor, '^per_[0-9a-z]{26} ', '');
CREATE INDEX audit_by_who ON audit (audit_who(actor), number);
CREATE INDEX audit_by_action ON audit (action, number);
CREATE INDEX audit_by_time ON audit (at, number);
