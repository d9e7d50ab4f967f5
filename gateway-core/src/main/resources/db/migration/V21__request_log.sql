-- What merchants asked of the API and what they were answered, for them to look up. Written in batches a moment later, and
-- rather lost than waited for: nothing depends on it. No row refers to another table, which would be looked up for each:
-- merchants and keys are never removed.

-- What is less than any UUID of version 7 that was made at that time or later, and not less than any made before.
CREATE FUNCTION time_ordered_uuid_floor(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN rpad(lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0'), 32, '0')::uuid;

CREATE TABLE api_request (
    -- what the answer bore as X-Request-Id; of version 7, so that it tells when the request came
    id             uuid PRIMARY KEY,
    merchant_id    uuid     NOT NULL,
    livemode       boolean  NOT NULL,
    key_id         uuid     NOT NULL,
    method         text     NOT NULL,
    -- with the query
    path           text     NOT NULL,
    -- 499: the client went away before he was answered
    status         smallint NOT NULL,
    latency_micros bigint   NOT NULL,
    client         text,
    error_code     text,
    -- JSON without what nobody may read, cut where it was too long; NULL if there was none
    request_body   text,
    response_body  text
);
CREATE INDEX api_request_of_merchant ON api_request (merchant_id, livemode, id DESC);
-- What a merchant looks for when something does not work, among much that does.
CREATE INDEX api_request_refused ON api_request (merchant_id, livemode, id DESC) WHERE status >= 400;

GRANT SELECT, INSERT ON api_request TO gateway_app;

CREATE FUNCTION forget_requests(older_than_seconds bigint, most integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    WITH forgotten AS (
        DELETE FROM api_request WHERE id IN (
            SELECT id FROM api_request
             WHERE id < time_ordered_uuid_floor(now() - older_than_seconds * interval '1 second')
             ORDER BY id LIMIT most FOR UPDATE SKIP LOCKED)
        RETURNING 1)
    SELECT count(*)::integer FROM forgotten;
$$;
REVOKE EXECUTE ON FUNCTION forget_requests FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_requests TO gateway_app;
