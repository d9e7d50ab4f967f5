-- Operators: who may settle what no machine can, and a record of each such deed that cannot be changed unseen.

-- As with merchants' keys, only the SHA-256 is kept, and enough to recognise a key in a list.
CREATE TABLE operator_key (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    hash       bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    prefix     text        NOT NULL,
    last4      text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
);

-- What people did, in the order in which it was done. Each row's hash covers the row before and its own content, so that
-- a row which was changed, added or taken away in between shows. Only the columns from actor on are given by who writes.
CREATE TABLE audit (
    number     bigint PRIMARY KEY CHECK (number > 0),
    at         timestamptz NOT NULL,
    previous   bytea       NOT NULL UNIQUE CHECK (length(previous) = 32),
    hash       bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    actor      text        NOT NULL,
    action     text        NOT NULL,
    target     text        NOT NULL,
    reason     text        NOT NULL,
    -- what the deed said beyond that, as JSON
    detail     text        NOT NULL,
    request_id text        NOT NULL
);

-- Each text stands behind its length in bytes, so that no two contents read the same.
CREATE FUNCTION audit_hash(previous bytea, VARIADIC contents text[]) RETURNS bytea LANGUAGE sql IMMUTABLE
RETURN (SELECT sha256(previous || string_agg(
            int4send(octet_length(convert_to(content, 'UTF8'))) || convert_to(content, 'UTF8'), ''::bytea ORDER BY place))
          FROM unnest(contents) WITH ORDINALITY AS given (content, place));

-- One writer at a time, until his transaction ends; what the second statement reads is what was committed by then.
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last audit%ROWTYPE;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit', 0));
    SELECT * INTO last FROM audit ORDER BY number DESC LIMIT 1;
    NEW.number := coalesce(last.number, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.previous := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
    NEW.hash := audit_hash(NEW.previous, NEW.number::text, (extract(epoch FROM NEW.at) * 1000000)::bigint::text,
                           NEW.actor, NEW.action, NEW.target, NEW.reason, NEW.detail, NEW.request_id);
    RETURN NEW;
END $$;
CREATE TRIGGER audit_chain BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_chain();

CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is only ever added to';
END $$;
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();

CREATE INDEX attempt_with_operator ON attempt (id) WHERE operator_since IS NOT NULL;

GRANT SELECT, INSERT ON operator_key TO gateway_app;
GRANT UPDATE (revoked_at) ON operator_key TO gateway_app;
GRANT SELECT, INSERT (actor, action, target, reason, detail, request_id) ON audit TO gateway_app;
