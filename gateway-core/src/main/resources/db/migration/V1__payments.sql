-- The schema of a gateway: merchants and their keys, checkout sessions, attempts at processors, captured transactions.
-- Amounts are integers in the currency's ISO 4217 minor unit. Every row that carries money carries livemode, and the
-- foreign keys carry it along, so that test money and live money cannot meet.

-- A UUID of version 7 (RFC 9562), for rows that a statement makes by itself. PostgreSQL has its own from 18 on only.
CREATE FUNCTION time_ordered_uuid() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN encode(
    set_bit(set_bit(
        overlay(uuid_send(gen_random_uuid())
            PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
        52, 1), 53, 1), 'hex')::uuid;

CREATE TABLE merchant (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- The key itself is shown once and never stored: only its SHA-256, and enough of it to recognise it in a list.
CREATE TABLE api_key (
    id           uuid PRIMARY KEY,
    merchant_id  uuid        NOT NULL REFERENCES merchant,
    livemode     boolean     NOT NULL,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    hash         bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    prefix       text        NOT NULL,
    last4        text        NOT NULL,
    rate_limit   integer CHECK (rate_limit > 0),
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);
CREATE INDEX api_key_of_merchant ON api_key (merchant_id);

CREATE TYPE session_status AS ENUM ('pending', 'completed', 'declined');

-- Keyed by a time-ordered UUID. "expired" is not stored: it is a pending session past expires_at that has no live
-- attempt, and it is derived whenever it is read.
CREATE TABLE checkout_session (
    id            uuid PRIMARY KEY,
    merchant_id   uuid           NOT NULL REFERENCES merchant,
    livemode      boolean        NOT NULL,
    amount        bigint         NOT NULL CHECK (amount BETWEEN 1 AND 99999999),
    currency      text           NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    email         text           NOT NULL,
    product_title text,
    success_url   text           NOT NULL,
    cancel_url    text           NOT NULL,
    -- json and not jsonb: a merchant gets the text of his numbers back as he sent it
    metadata      json           NOT NULL,
    status        session_status NOT NULL DEFAULT 'pending',
    created_at    timestamptz    NOT NULL DEFAULT now(),
    expires_at    timestamptz    NOT NULL DEFAULT now() + interval '30 minutes',
    completed_at  timestamptz,
    UNIQUE (id, livemode),
    CHECK ((status = 'completed') = (completed_at IS NOT NULL))
);
CREATE INDEX checkout_session_of_merchant ON checkout_session (merchant_id, livemode, id DESC);
CREATE INDEX checkout_session_by_email ON checkout_session (merchant_id, livemode, lower(email), id DESC);

-- sending      committed, the processor is being asked
-- open         the payer is at the processor
-- processing   the payer is done, the processor is not
-- unknown      money may have moved; asked again until it is known
-- superseded   nobody waits for it any more, still asked and closed at its processor
-- succeeded    captured and counted
-- declined     the processor said no
-- not_sent     the processor surely never heard of it
-- closed       ended without a payment and without a refusal
CREATE TYPE attempt_state AS ENUM
    ('sending', 'open', 'processing', 'unknown', 'superseded', 'succeeded', 'declined', 'not_sent', 'closed');

CREATE TABLE attempt (
    id              uuid PRIMARY KEY,
    session_id      uuid          NOT NULL,
    livemode        boolean       NOT NULL,
    number          smallint      NOT NULL CHECK (number > 0),
    connector       text          NOT NULL,
    -- <session>_<number>: the processor's idempotency key, and how it names the attempt to us
    reference       text          NOT NULL UNIQUE,
    routing_reason  text          NOT NULL,
    begin_can_capture boolean     NOT NULL,
    state           attempt_state NOT NULL DEFAULT 'sending',
    reason          text,
    processor_ref   text,
    redirect_url    text,
    decline_code    text,
    decline_reason  text,
    accepted_at     timestamptz,
    created_at      timestamptz   NOT NULL DEFAULT now(),
    ended_at        timestamptz,
    -- Asking the processor: when next, how often so far, when last, and until when somebody is at it.
    next_check_at   timestamptz,
    checks          integer       NOT NULL DEFAULT 0,
    checked_at      timestamptz,
    leased_until    timestamptz,
    -- Set when asking has come to its end without an answer: a person decides.
    operator_since  timestamptz,
    UNIQUE (session_id, number),
    UNIQUE (id, session_id),
    UNIQUE (id, livemode),
    -- Nobody is forgotten: what has not ended is asked about, or lies with a person.
    CHECK (state IN ('succeeded', 'declined', 'not_sent', 'closed')
           OR next_check_at IS NOT NULL OR operator_since IS NOT NULL),
    FOREIGN KEY (session_id, livemode) REFERENCES checkout_session (id, livemode)
);
CREATE UNIQUE INDEX one_live_attempt_per_session ON attempt (session_id)
    WHERE state IN ('sending', 'open', 'processing', 'unknown');
CREATE UNIQUE INDEX one_succeeded_attempt_per_session ON attempt (session_id)
    WHERE state = 'succeeded';
CREATE INDEX attempt_to_check ON attempt (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE TYPE transaction_status AS ENUM ('paid', 'settled');

-- A captured payment. One a session, one an attempt, and one for each capture of a processor: no money counts twice.
CREATE TABLE payment_transaction (
    id            uuid PRIMARY KEY,
    merchant_id   uuid               NOT NULL REFERENCES merchant,
    livemode      boolean            NOT NULL,
    session_id    uuid               NOT NULL UNIQUE,
    attempt_id    uuid               NOT NULL UNIQUE,
    connector     text               NOT NULL,
    processor_ref text               NOT NULL,
    amount        bigint             NOT NULL CHECK (amount >= 0),
    currency      text               NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    fee           bigint             NOT NULL DEFAULT 0 CHECK (fee BETWEEN 0 AND amount),
    status        transaction_status NOT NULL DEFAULT 'paid',
    captured_at   timestamptz        NOT NULL,
    created_at    timestamptz        NOT NULL DEFAULT now(),
    UNIQUE (connector, livemode, processor_ref),
    FOREIGN KEY (session_id, livemode) REFERENCES checkout_session (id, livemode),
    FOREIGN KEY (attempt_id, livemode) REFERENCES attempt (id, livemode),
    -- the attempt is one of this very session
    FOREIGN KEY (attempt_id, session_id) REFERENCES attempt (id, session_id)
);
CREATE INDEX payment_transaction_of_merchant ON payment_transaction (merchant_id, livemode, id DESC);

CREATE TYPE surplus_kind AS ENUM ('duplicate', 'late', 'mismatch');

-- Money that a processor took and that no session may count: a second capture, one that came too late, one of another
-- amount. It is kept here so that it can be paid back; it is never dropped.
CREATE TABLE surplus_capture (
    id            uuid PRIMARY KEY,
    livemode      boolean       NOT NULL,
    attempt_id    uuid          NOT NULL,
    kind          surplus_kind  NOT NULL,
    connector     text          NOT NULL,
    processor_ref text          NOT NULL,
    amount        bigint        NOT NULL CHECK (amount >= 0),
    currency      text          NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    captured_at   timestamptz   NOT NULL,
    created_at    timestamptz   NOT NULL DEFAULT now(),
    UNIQUE (connector, livemode, processor_ref),
    FOREIGN KEY (attempt_id, livemode) REFERENCES attempt (id, livemode)
);
CREATE INDEX surplus_capture_of_attempt ON surplus_capture (attempt_id);

-- What processors told us, as it came, each event once.
CREATE TABLE processor_notification (
    connector   text        NOT NULL,
    event_id    text        NOT NULL,
    reference   text,
    headers     json        NOT NULL,
    body        bytea       NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (connector, event_id)
);

-- What a connector must remember; see the Book of the connector contract.
CREATE TABLE connector_book (
    connector text   NOT NULL,
    key       text   NOT NULL COLLATE "C",
    value     jsonb  NOT NULL,
    version   bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (connector, key)
);

-- A request with an Idempotency-Key and the answer it got. The row commits together with what the request made.
CREATE TABLE idempotency_key (
    merchant_id uuid        NOT NULL REFERENCES merchant,
    livemode    boolean     NOT NULL,
    path        text        NOT NULL,
    key         text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    row_id      uuid        NOT NULL,
    body_hash   bytea       NOT NULL,
    status      smallint    NOT NULL,
    -- sealed: an answer may hold a secret that is shown once
    answer      bytea       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (merchant_id, livemode, path, key)
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
