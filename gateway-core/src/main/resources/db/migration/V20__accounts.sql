-- People: who may come in by a browser, as what, and how he proves that it is he. Secrets stand here only hashed or sealed.

-- A merchant's people and operators are apart: the same address may be both, and is two accounts then.
CREATE TABLE person (
    id           uuid PRIMARY KEY,
    audience     text        NOT NULL CHECK (audience IN ('merchant', 'operator')),
    -- in lower case
    email        text        NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    -- Argon2id, as a PHC string; without one nobody comes in
    password     text CHECK (starts_with(password, '$argon2id$')),
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz,
    UNIQUE (audience, email),
    UNIQUE (id, audience)
);

CREATE TABLE member (
    person_id   uuid        NOT NULL,
    merchant_id uuid        NOT NULL REFERENCES merchant,
    role        text        NOT NULL CHECK (role IN ('owner', 'admin', 'developer', 'finance', 'viewer')),
    since       timestamptz NOT NULL DEFAULT now(),
    audience    text        NOT NULL DEFAULT 'merchant' CHECK (audience = 'merchant'),
    PRIMARY KEY (person_id, merchant_id),
    FOREIGN KEY (person_id, audience) REFERENCES person (id, audience)
);
CREATE INDEX member_of_merchant ON member (merchant_id);

-- Who takes away an owner waits for whoever else is at it, and then sees what he did.
CREATE FUNCTION member_keeps_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('owners of ' || OLD.merchant_id, 0));
    IF NOT EXISTS (SELECT FROM member WHERE merchant_id = OLD.merchant_id AND role = 'owner') THEN
        RAISE EXCEPTION 'a merchant keeps an owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_keeps_owner';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER member_changed AFTER UPDATE ON member
    FOR EACH ROW WHEN (OLD.role = 'owner' AND NEW.role <> 'owner') EXECUTE FUNCTION member_keeps_owner();
CREATE TRIGGER member_removed AFTER DELETE ON member
    FOR EACH ROW WHEN (OLD.role = 'owner') EXECUTE FUNCTION member_keeps_owner();

-- One browser. Of its cookie only the SHA-256 is stored. What is over is deleted.
CREATE TABLE browser_session (
    id                   uuid PRIMARY KEY,
    person_id            uuid        NOT NULL REFERENCES person,
    hash                 bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    form_key             bytea       NOT NULL CHECK (length(form_key) = 32),
    -- the one of his merchants at whom he is looking
    merchant_id          uuid REFERENCES merchant,
    awaits_second_factor boolean     NOT NULL,
    address              text        NOT NULL,
    user_agent           text        NOT NULL,
    created_at           timestamptz NOT NULL DEFAULT now(),
    last_seen_at         timestamptz NOT NULL DEFAULT now(),
    confirmed_at         timestamptz
);
CREATE INDEX browser_session_of_person ON browser_session (person_id);
CREATE INDEX browser_session_by_age ON browser_session (last_seen_at);

CREATE TABLE second_factor (
    person_id    uuid PRIMARY KEY REFERENCES person,
    -- the seed of his codes (RFC 6238), sealed
    secret       bytea       NOT NULL,
    begun_at     timestamptz NOT NULL DEFAULT now(),
    -- until then it is not asked for
    active_since timestamptz,
    -- the last time step whose code was used: no earlier one is accepted, and not that one again
    last_step    bigint
);

-- HMAC-SHA256 by the seed: who has this table and not the master key cannot try codes out.
CREATE TABLE recovery_code (
    person_id uuid  NOT NULL REFERENCES second_factor ON DELETE CASCADE,
    hash      bytea NOT NULL CHECK (length(hash) = 32),
    used_at   timestamptz,
    PRIMARY KEY (person_id, hash)
);

-- A link that somebody was sent, to become one of a merchant's people, or an operator.
CREATE TABLE invitation (
    id           uuid PRIMARY KEY,
    audience     text        NOT NULL CHECK (audience IN ('merchant', 'operator')),
    merchant_id  uuid REFERENCES merchant,
    role         text CHECK (role IN ('owner', 'admin', 'developer', 'finance', 'viewer')),
    email        text        NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    hash         bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL DEFAULT now() + interval '7 days',
    accepted_at  timestamptz,
    withdrawn_at timestamptz,
    CHECK ((audience = 'merchant') = (merchant_id IS NOT NULL)),
    CHECK ((merchant_id IS NULL) = (role IS NULL))
);
CREATE INDEX invitation_of_merchant ON invitation (merchant_id);
CREATE INDEX invitation_by_email ON invitation (email);
CREATE INDEX invitation_by_age ON invitation (expires_at);

-- A link by which somebody sets a new password. The last one counts; it is deleted when it was used.
CREATE TABLE password_link (
    person_id  uuid PRIMARY KEY REFERENCES person,
    hash       bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    expires_at timestamptz NOT NULL DEFAULT now() + interval '1 day'
);

-- Wrong passwords and codes, and those that are being looked at: counted by whom they were for and where they came from.
CREATE TABLE sign_in_failure (
    number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject bytea       NOT NULL CHECK (length(subject) = 32),
    address text        NOT NULL,
    at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX sign_in_failure_of_subject ON sign_in_failure (subject, at);
CREATE INDEX sign_in_failure_of_address ON sign_in_failure (address, at);
CREATE INDEX sign_in_failure_by_age ON sign_in_failure (at);

GRANT SELECT, INSERT (id, audience, email, name, password), DELETE ON person TO gateway_app;
GRANT UPDATE (name, password, last_seen_at) ON person TO gateway_app;
GRANT SELECT, INSERT (person_id, merchant_id, role), DELETE ON member TO gateway_app;
GRANT UPDATE (role) ON member TO gateway_app;
GRANT SELECT, INSERT (id, person_id, hash, form_key, merchant_id, awaits_second_factor, address, user_agent), DELETE
    ON browser_session TO gateway_app;
GRANT UPDATE (merchant_id, last_seen_at, confirmed_at) ON browser_session TO gateway_app;
GRANT SELECT, INSERT (person_id, secret), DELETE ON second_factor TO gateway_app;
GRANT UPDATE (secret, begun_at, active_since, last_step) ON second_factor TO gateway_app;
GRANT SELECT, INSERT (person_id, hash), DELETE ON recovery_code TO gateway_app;
GRANT UPDATE (used_at) ON recovery_code TO gateway_app;
GRANT SELECT, INSERT (id, audience, merchant_id, role, email, hash), DELETE ON invitation TO gateway_app;
GRANT UPDATE (accepted_at, withdrawn_at) ON invitation TO gateway_app;
GRANT SELECT, INSERT (person_id, hash), DELETE ON password_link TO gateway_app;
GRANT SELECT, INSERT (subject, address), DELETE ON sign_in_failure TO gateway_app;

-- Whose deed it was, and whom it was about, to list one merchant's and one person's. A quote within a JSON text has a
-- backslash before it, so that no text can pass for the field.
CREATE FUNCTION audit_merchant(detail text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN substring(detail FROM '"merchant":"(mer_[0-9a-z]{26})"');
CREATE FUNCTION audit_actor(actor text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN split_part(actor, ' ', 1);
CREATE INDEX audit_of_merchant ON audit (audit_merchant(detail), number) WHERE audit_merchant(detail) IS NOT NULL;
CREATE INDEX audit_by_actor ON audit (audit_actor(actor), number);
CREATE INDEX audit_by_target ON audit (target, number);
