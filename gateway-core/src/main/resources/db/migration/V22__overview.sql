-- What merchants took, by the hour: sums, so that a month is read in a moment. All of it is counted from what stands
-- elsewhere and can be counted anew; nothing depends on it.

CREATE TABLE activity_hour (
    merchant_id uuid        NOT NULL,
    livemode    boolean     NOT NULL,
    -- its beginning
    hour        timestamptz NOT NULL,
    currency    text        NOT NULL,
    connector   text        NOT NULL,
    -- of the attempts that were begun in the hour: how many were their session's first, and what has become of them
    sessions    bigint      NOT NULL,
    ended       bigint      NOT NULL,
    succeeded   bigint      NOT NULL,
    declined    bigint      NOT NULL,
    -- what was captured in the hour, in minor units
    captured    bigint      NOT NULL,
    volume      bigint      NOT NULL,
    -- what merchants refunded by what they asked for, or had refunded elsewhere, in the hour, unless it failed
    refunded    bigint      NOT NULL,
    -- All that a merchant sees lies together in the index.
    PRIMARY KEY (merchant_id, livemode, hour, currency, connector)
        INCLUDE (sessions, ended, succeeded, declined, captured, volume, refunded)
);
CREATE INDEX activity_hour_by_hour ON activity_hour (hour);

-- Why attempts that were begun in the hour were declined: what the payer was told, and the processor's word.
CREATE TABLE decline_hour (
    merchant_id uuid        NOT NULL,
    livemode    boolean     NOT NULL,
    hour        timestamptz NOT NULL,
    currency    text        NOT NULL,
    connector   text        NOT NULL,
    reason      text        NOT NULL,
    code        text        NOT NULL,
    declined    bigint      NOT NULL,
    PRIMARY KEY (merchant_id, livemode, hour, currency, connector, reason, code) INCLUDE (declined)
);
CREATE INDEX decline_hour_by_hour ON decline_hour (hour);

-- When each hour was counted last, and when it is counted again because some of its attempts end late; NULL: no more.
CREATE TABLE activity_count (
    hour       timestamptz PRIMARY KEY,
    counted_at timestamptz,
    next_at    timestamptz
);
CREATE INDEX activity_count_due ON activity_count (next_at) WHERE next_at IS NOT NULL;

GRANT SELECT, INSERT, DELETE ON activity_hour, decline_hour TO gateway_app;
GRANT SELECT, INSERT (hour, next_at), UPDATE (counted_at, next_at), DELETE ON activity_count TO gateway_app;
