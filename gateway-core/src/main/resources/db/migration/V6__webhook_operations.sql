-- What merchants do to their endpoints and deliveries: exchange a secret, switch off and on, look at what was sent and
-- have it sent again.

-- While a secret is exchanged there are two. Until secret_switches_at "secret" is the current one and "next_secret" signs
-- beside it. From then on it is the other way round; 24 hours later "secret" signs no more, and "next_secret" takes its
-- place with the next exchange. It is sealed as "secret" is, so that it can.
ALTER TABLE webhook_endpoint
    ADD COLUMN next_secret        bytea,
    ADD COLUMN secret_switches_at timestamptz,
    ADD CHECK ((next_secret IS NULL) = (secret_switches_at IS NULL)),
    ADD CHECK (next_secret <> secret),
    ADD CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL)),
    ADD CHECK (disabled_reason IN ('answered_410', 'only_failures_for_5_days', 'requested')),
    -- A test goes to the endpoint that asked for it and to nobody else.
    ADD CHECK ('endpoint.test' <> ALL (events));

ALTER TABLE delivery
    -- How many tries there were when it was last asked for again: the schedule counts from there.
    ADD COLUMN tries_before smallint NOT NULL DEFAULT 0,
    ADD CHECK (tries_before BETWEEN 0 AND tries),
    ADD CHECK ((state = 'pending') = (ended_at IS NULL)),
    ADD CHECK (state = 'pending' OR NOT leased);

-- The log of an endpoint, newest first. What is pending is left out, so that no claim ever walks through the rest.
CREATE INDEX delivery_ended ON delivery (endpoint_id, state, id DESC) WHERE state <> 'pending';

-- Whose an endpoint is, and what a delivery brings to whom, never changes.
REVOKE UPDATE ON webhook_endpoint, delivery FROM gateway_app;
GRANT UPDATE (url, description, events, secret, next_secret, secret_switches_at, deleted_at, disabled_at, disabled_reason,
              breaker_pause_seconds, breaker_until, breaker_closed_at, failing_since) ON webhook_endpoint TO gateway_app;
GRANT UPDATE (state, tries, tries_before, due_at, leased, ended_at) ON delivery TO gateway_app;
