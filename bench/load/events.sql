-- Events for every merchant with an endpoint, :each of them for each, due at once. Of the type that tells of nothing, so
-- that no book has to know of them; as long as one of a payment.
WITH happened AS (
    INSERT INTO event (id, merchant_id, livemode, type, subject, body)
    SELECT time_ordered_uuid(), endpoint.merchant_id, false, 'endpoint.test', gen_random_uuid(), :'body'
      FROM generate_series(1, :each), webhook_endpoint endpoint
     WHERE endpoint.deleted_at IS NULL
    RETURNING id, merchant_id)
INSERT INTO delivery (id, livemode, event_id, endpoint_id)
SELECT time_ordered_uuid(), false, happened.id, endpoint.id
  FROM happened JOIN webhook_endpoint endpoint ON endpoint.merchant_id = happened.merchant_id AND NOT endpoint.livemode
 WHERE endpoint.deleted_at IS NULL;
