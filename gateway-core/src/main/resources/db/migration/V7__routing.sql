-- How merchants want their payments routed. A change is a new version; what was, stays.
CREATE TABLE routing_plan (
    merchant_id uuid        NOT NULL REFERENCES merchant,
    livemode    boolean     NOT NULL,
    version     integer     NOT NULL CHECK (version > 0),
    plan        text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (merchant_id, livemode, version)
);
GRANT SELECT, INSERT ON routing_plan TO gateway_app;

-- The gateways that fail and are left out, with when one payment may try each again. A row is gone when it works.
CREATE TABLE connector_health (
    connector     text        NOT NULL,
    livemode      boolean     NOT NULL,
    opened_at     timestamptz NOT NULL,
    pause_seconds integer     NOT NULL CHECK (pause_seconds > 0),
    try_at        timestamptz NOT NULL,
    PRIMARY KEY (connector, livemode)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON connector_health TO gateway_app;
