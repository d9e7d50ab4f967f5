-- Webhooks: merchants' endpoints, the events that happened, and their delivery.

CREATE TABLE webhook_endpoint (
    id              uuid PRIMARY KEY,
    merchant_id     uuid        NOT NULL REFERENCES merchant,
    livemode        boolean     NOT NULL,
    url             text        NOT NULL CHECK (length(url) <= 2048),
    description     text        NOT NULL DEFAULT '' CHECK (length(description) <= 250),
    events          text[]      NOT NULL CHECK (cardinality(events) > 0),
    -- sealed; the merchant sees it when the endpoint is made
    secret          bytea       NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    deleted_at      timestamptz,
    disabled_at     timestamptz,
    -- answered_410, only_failures_for_5_days
    disabled_reason text,
    -- The breaker, kept here so that every instance agrees. It is open while there is a pause; past breaker_until one
    -- delivery probes, and each failed probe doubles the pause. Tries from before breaker_closed_at count no more.
    breaker_pause_seconds integer CHECK (breaker_pause_seconds > 0),
    breaker_until         timestamptz,
    breaker_closed_at     timestamptz,
    -- Since when nothing but failures came back; NULL after a success.
    failing_since         timestamptz,
    CHECK ((breaker_pause_seconds IS NULL) = (breaker_until IS NULL)),
    UNIQUE (id, livemode)
);
CREATE INDEX webhook_endpoint_of_merchant ON webhook_endpoint (merchant_id, livemode, id DESC) WHERE deleted_at IS NULL;

-- The body is frozen when the event is made: whoever gets it, whenever, gets these bytes.
CREATE TABLE event (
    id          uuid PRIMARY KEY,
    merchant_id uuid        NOT NULL REFERENCES merchant,
    livemode    boolean     NOT NULL,
    type        text        NOT NULL,
    -- What it is about: the attempt of a payment event. One event of a type for each.
    subject     uuid        NOT NULL,
    body        text        NOT NULL CHECK (octet_length(body) <= 32768),
    created_at  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (type, subject),
    UNIQUE (id, livemode)
);
CREATE INDEX event_of_merchant ON event (merchant_id, livemode, id DESC);

CREATE TYPE delivery_state AS ENUM ('pending', 'succeeded', 'failed');

CREATE TABLE delivery (
    id          uuid PRIMARY KEY,
    livemode    boolean        NOT NULL,
    event_id    uuid           NOT NULL,
    endpoint_id uuid           NOT NULL,
    state       delivery_state NOT NULL DEFAULT 'pending',
    tries       smallint       NOT NULL DEFAULT 0,
    -- When to try next. While a worker is at it: until when it may be, and then somebody else tries.
    due_at      timestamptz    NOT NULL DEFAULT now(),
    leased      boolean        NOT NULL DEFAULT false,
    created_at  timestamptz    NOT NULL DEFAULT now(),
    ended_at    timestamptz,
    UNIQUE (event_id, endpoint_id),
    FOREIGN KEY (event_id, livemode) REFERENCES event (id, livemode),
    FOREIGN KEY (endpoint_id, livemode) REFERENCES webhook_endpoint (id, livemode)
);
CREATE INDEX delivery_due ON delivery (endpoint_id, due_at) WHERE state = 'pending';
CREATE INDEX delivery_leased ON delivery (endpoint_id) WHERE state = 'pending' AND leased;

-- The delivery log: one row a try.
CREATE TABLE delivery_try (
    delivery_id    uuid        NOT NULL REFERENCES delivery,
    number         smallint    NOT NULL,
    endpoint_id    uuid        NOT NULL,
    started_at     timestamptz NOT NULL,
    url            text        NOT NULL,
    request_headers json       NOT NULL,
    -- NULL when no answer came; then error says what did
    status         smallint,
    answer         bytea CHECK (length(answer) <= 16384),
    error          text,
    latency_ms     integer     NOT NULL,
    next_try_at    timestamptz,
    PRIMARY KEY (delivery_id, number)
);
CREATE INDEX delivery_try_of_endpoint ON delivery_try (endpoint_id, started_at DESC);
