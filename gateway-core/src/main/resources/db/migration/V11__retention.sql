-- What is found out after the end, and what is not kept for ever.

-- When a processor took back a refund that it had confirmed.
ALTER TABLE refund ADD COLUMN taken_back_at timestamptz;
GRANT UPDATE (taken_back_at) ON refund TO gateway_app;
CREATE INDEX refund_taken_back ON refund (taken_back_at) WHERE taken_back_at IS NOT NULL;
-- A processor tells of a refund by its own name for it.
CREATE INDEX refund_by_processor_ref ON refund (processor_ref) WHERE processor_ref IS NOT NULL;

-- What a payer or a merchant wrote is erased in place, by whoever gets to it first, in the order of the rows' ids; how far
-- that has come stands here. Money, and what it refers to, is never touched.
CREATE TABLE retention_progress (
    what  text PRIMARY KEY,
    up_to uuid NOT NULL
);
INSERT INTO retention_progress (what, up_to)
VALUES ('session', '00000000-0000-0000-0000-000000000000'), ('event', '00000000-0000-0000-0000-000000000000');
GRANT SELECT ON retention_progress TO gateway_app;
GRANT UPDATE (up_to) ON retention_progress TO gateway_app;

ALTER TABLE checkout_session ADD COLUMN erased_at timestamptz;
CREATE INDEX delivery_try_with_answer ON delivery_try (started_at) WHERE answer IS NOT NULL;
CREATE INDEX processor_notification_with_body ON processor_notification (received_at) WHERE body <> ''::bytea;
CREATE INDEX processor_notification_of_attempt ON processor_notification (reference) WHERE reference IS NOT NULL;

-- The gateway may erase, by these functions, and still not change what was: it has no right to write these columns.

-- The values are of the form that the columns and the API promise, and lead nowhere (RFC 2606).
CREATE FUNCTION erase_sessions(ids uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE checkout_session
       SET email = 'erased@erased.invalid', product_title = NULL, metadata = '{}',
           success_url = 'https://erased.invalid/', cancel_url = 'https://erased.invalid/', erased_at = now()
     WHERE id = ANY (ids) AND erased_at IS NULL;
    UPDATE attempt SET redirect_url = NULL
     WHERE session_id = ANY (ids) AND ended_at IS NOT NULL AND redirect_url IS NOT NULL;
$$;

-- Those that can no longer be paid and that nobody tried to pay: no money refers to them.
CREATE FUNCTION remove_unused_sessions(ids uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM checkout_session s
     WHERE s.id = ANY (ids) AND s.expires_at < now() - interval '1 day'
       AND NOT EXISTS (SELECT FROM attempt a WHERE a.session_id = s.id);
$$;

-- An event whose body is empty was erased: it is shown and sent to nobody any more. What is still to be delivered stays.
CREATE FUNCTION erase_events(ids uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE event SET body = ''
     WHERE id = ANY (ids) AND body <> ''
       AND NOT EXISTS (SELECT FROM delivery d WHERE d.event_id = event.id AND d.state = 'pending');
$$;

CREATE FUNCTION erase_answers(older_than_seconds bigint, most integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH erased AS (
        UPDATE delivery_try SET answer = NULL WHERE (delivery_id, number) IN (
            SELECT delivery_id, number FROM delivery_try
             WHERE answer IS NOT NULL AND started_at < now() - older_than_seconds * interval '1 second'
             ORDER BY started_at LIMIT most FOR NO KEY UPDATE SKIP LOCKED)
        RETURNING 1)
    SELECT count(*)::integer FROM erased;
$$;

CREATE FUNCTION erase_notifications(older_than_seconds bigint, most integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH erased AS (
        UPDATE processor_notification SET headers = '{}', body = '' WHERE (connector, event_id) IN (
            SELECT connector, event_id FROM processor_notification
             WHERE body <> ''::bytea AND received_at < now() - older_than_seconds * interval '1 second'
             ORDER BY received_at LIMIT most FOR NO KEY UPDATE SKIP LOCKED)
        RETURNING 1)
    SELECT count(*)::integer FROM erased;
$$;

CREATE FUNCTION erase_notifications_of(session_ids uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE processor_notification SET headers = '{}', body = ''
     WHERE reference IN (SELECT reference FROM attempt WHERE session_id = ANY (session_ids)) AND body <> ''::bytea;
$$;

REVOKE EXECUTE ON FUNCTION erase_sessions, remove_unused_sessions, erase_events, erase_answers, erase_notifications,
                           erase_notifications_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_sessions, remove_unused_sessions, erase_events, erase_answers, erase_notifications,
                          erase_notifications_of TO gateway_app;

-- What a connector wrote down about single payments ends with them; what it knows of the processor stays.
ALTER TABLE connector_book ADD COLUMN written_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX connector_book_of_payments ON connector_book (written_at) WHERE starts_with(key, 'payment/');
