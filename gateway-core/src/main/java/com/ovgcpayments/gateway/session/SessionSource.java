package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.NamedStatement;

/**
 * The ways through a merchant's sessions, newest first, each along an index that there is for it. What else is wanted of a
 * session is looked at on the way.
 */
final class SessionSource {
    static final SessionSource ALL = new SessionSource("""
            SELECT s.*, s.id AS position FROM checkout_session s
             WHERE s.merchant_id = :merchant AND s.livemode = :livemode AND s.id < :before AND s.id >= :from
             ORDER BY s.id DESC LIMIT :rows""", 20_000);

    static final SessionSource BY_EMAIL = new SessionSource("""
            SELECT s.*, s.id AS position FROM checkout_session s
             WHERE s.merchant_id = :merchant AND s.livemode = :livemode AND s.id < :before AND s.id >= :from
               AND lower(s.email) = lower(:email)
             ORDER BY s.id DESC LIMIT :rows""", 5_000);

    static final SessionSource DECLINED = new SessionSource("""
            SELECT s.*, s.id AS position FROM checkout_session s
             WHERE s.merchant_id = :merchant AND s.livemode = :livemode AND s.id < :before AND s.id >= :from
               AND s.status = 'declined'
             ORDER BY s.id DESC LIMIT :rows""", 5_000);

    /** Those that are not older than somebody may pay, and the older ones that somebody is paying. */
    static final SessionSource PENDING = new SessionSource("""
            SELECT s.*, way.position FROM (
                (SELECT s.id AS position FROM checkout_session s
                  WHERE s.merchant_id = :merchant AND s.livemode = :livemode
                    AND s.id < :before AND s.id >= greatest(:from::uuid, :young::uuid)
                  ORDER BY s.id DESC LIMIT :rows)
                UNION ALL
                (SELECT live.session_id FROM attempt live
                  WHERE live.state IN ('sending', 'open', 'processing', 'unknown')
                    AND live.session_id < least(:before::uuid, :young::uuid) AND live.session_id >= :from
                  ORDER BY live.session_id DESC LIMIT :rows)
                ORDER BY position DESC LIMIT :rows) way""" + Parts.ROW, 5_000);

    // As the index is ordered, so that no rare gateway's are looked for by the key of sessions, which has the order,
    // too.
    static final SessionSource BY_GATEWAY = new SessionSource("""
            SELECT s.*, way.position FROM (
                SELECT p.session_id AS position FROM payment_transaction p
                 WHERE p.merchant_id = ANY (ARRAY[:merchant::uuid]) AND p.livemode = :livemode AND p.connector = :gateway
                   AND p.session_id < :before AND p.session_id >= :from
                 ORDER BY p.merchant_id, p.session_id DESC LIMIT :rows) way""" + Parts.ROW, 5_000);

    /** By every gateway that the merchant was ever paid through, found from one to the next. */
    static final SessionSource COMPLETED = new SessionSource("""
            SELECT s.*, way.position FROM (
                WITH RECURSIVE gateway (name) AS (
                    (SELECT p.connector FROM payment_transaction p
                      WHERE p.merchant_id = :merchant AND p.livemode = :livemode ORDER BY p.connector LIMIT 1)
                    UNION ALL
                    SELECT (SELECT p.connector FROM payment_transaction p
                             WHERE p.merchant_id = :merchant AND p.livemode = :livemode AND p.connector > gateway.name
                             ORDER BY p.connector LIMIT 1)
                      FROM gateway WHERE gateway.name IS NOT NULL)
                SELECT paid.session_id AS position
                  FROM gateway CROSS JOIN LATERAL (
                       SELECT p.session_id FROM payment_transaction p
                        WHERE p.merchant_id = ANY (ARRAY[:merchant::uuid]) AND p.livemode = :livemode
                          AND p.connector = gateway.name AND p.session_id < :before AND p.session_id >= :from
                        ORDER BY p.merchant_id, p.session_id DESC LIMIT :rows) paid
                 ORDER BY position DESC LIMIT :rows) way""" + Parts.ROW, 5_000);

    /** Decided ones of one amount of each currency. */
    static final SessionSource EXACT = new SessionSource("""
            SELECT s.*, way.position FROM (
                SELECT priced.id AS position""" + Parts.PRICES + """

                 CROSS JOIN LATERAL (
                       SELECT s.id FROM checkout_session s
                        WHERE s.merchant_id = :merchant AND s.livemode = :livemode AND s.status <> 'pending'
                          AND s.currency = price.currency AND s.amount = price.least
                          AND s.id < :before AND s.id >= :from
                        ORDER BY s.id DESC LIMIT :rows) priced
                 WHERE price.least = price.most
                 ORDER BY position DESC LIMIT :rows) way""" + Parts.ROW, 5_000);

    /** Decided ones that are known to be few: all of them are found, and put in order then. */
    static final SessionSource FEW = new SessionSource("""
            SELECT s.*, way.position FROM (
                SELECT priced.id AS position""" + Parts.PRICES + """

                 CROSS JOIN LATERAL (
                       SELECT s.id FROM checkout_session s
                        WHERE s.merchant_id = :merchant AND s.livemode = :livemode AND s.status <> 'pending'
                          AND s.currency = price.currency AND s.amount BETWEEN price.least AND price.most
                          AND s.id < :before AND s.id >= :from
                       OFFSET 0) priced
                 ORDER BY position DESC LIMIT :rows) way""" + Parts.ROW, 5_000);

    /** Those to whom something happened of late that is told of, by the ids of events. */
    static final SessionSource TOUCHED = new SessionSource("""
            SELECT s.*, way.position FROM (
                SELECT DISTINCT touched.session_id AS position FROM (
                    SELECT coalesce(tried.session_id, refunded.session_id, disputed.session_id) AS session_id
                      FROM (SELECT e.type, e.subject FROM event e
                             WHERE e.merchant_id = :merchant AND e.livemode = :livemode AND e.id >= :from
                             ORDER BY e.id DESC LIMIT :rows) happened
                      LEFT JOIN LATERAL (
                           SELECT a.session_id FROM attempt a
                            WHERE starts_with(happened.type, 'payment.') AND a.id = happened.subject LIMIT 1) tried ON true
                      LEFT JOIN LATERAL (
                           SELECT t.session_id FROM refund r JOIN payment_transaction t ON t.id = r.transaction_id
                            WHERE starts_with(happened.type, 'refund.') AND r.id = happened.subject LIMIT 1) refunded ON true
                      LEFT JOIN LATERAL (
                           SELECT t.session_id FROM dispute d JOIN payment_transaction t ON t.id = d.transaction_id
                            WHERE starts_with(happened.type, 'dispute.') AND d.id = happened.subject LIMIT 1) disputed ON true
                    ) touched
                 WHERE touched.session_id IS NOT NULL
                 ORDER BY position DESC) way""" + Parts.ROW, 500);

    /** Whether there are more decided ones of some prices than {@code :few}. */
    static final NamedStatement MORE_THAN_FEW = new NamedStatement(
            Database.PLANNED_EACH_TIME + "SELECT count(*) > :few::bigint AS more FROM (SELECT" + Parts.PRICES + """

             CROSS JOIN LATERAL (
                   SELECT FROM checkout_session s
                    WHERE s.merchant_id = :merchant AND s.livemode = :livemode AND s.status <> 'pending'
                      AND s.currency = price.currency AND s.amount BETWEEN price.least AND price.most
                    LIMIT :few::bigint + 1) priced
             LIMIT :few::bigint + 1) counted""");

    private final NamedStatement find;
    private final NamedStatement reach;
    private final int window;

    private SessionSource(String way, int window) {
        this.find = new NamedStatement(Database.PLANNED_EACH_TIME + Parts.FIND.formatted(SessionRows.COLUMNS, way));
        this.reach = new NamedStatement(Database.PLANNED_EACH_TIME + Parts.REACH.formatted(way));
        this.window = window;
    }

    /** Finds the first {@code :limit} that are wanted among {@code :rows}. */
    NamedStatement find() {
        return find;
    }

    /** Tells of {@code :rows} how many there are, and the last one's id. */
    NamedStatement reach() {
        return reach;
    }

    /** How many rows one look should go through: such as lie together are quickly read. */
    int window() {
        return window;
    }

    private static final class Parts {
        /** One by one and by their key: whatever the planner expects, it shall not read a table for them. */
        static final String ROW = """

             CROSS JOIN LATERAL (SELECT * FROM checkout_session s WHERE s.id = way.position LIMIT 1) s
             ORDER BY way.position DESC""";

        static final String PRICES = """

                  FROM unnest(:currencies::text[], :least::bigint[], :most::bigint[]) AS price (currency, least, most)""";

        static final String FIND = """
            SELECT %s, last.connector AS last_connector,
                   EXISTS (SELECT FROM dispute d WHERE d.transaction_id = t.id AND d.state = 'open') AS disputed
              FROM (%s) s
              LEFT JOIN LATERAL (
                   SELECT * FROM payment_transaction t WHERE t.session_id = s.id LIMIT 1) t ON true
              LEFT JOIN LATERAL (
                   SELECT a.connector FROM attempt a WHERE a.session_id = s.id
                    ORDER BY a.number DESC LIMIT 1) last ON true
             WHERE s.merchant_id = :merchant AND s.livemode = :livemode
               AND (:statuses::text[] IS NULL OR :statuses && ARRAY[
                        CASE WHEN s.status = 'pending' AND clock_timestamp() >= s.expires_at
                              AND NOT EXISTS (SELECT FROM attempt live WHERE live.session_id = s.id
                                                 AND live.state IN ('sending', 'open', 'processing', 'unknown'))
                             THEN 'expired' ELSE s.status::text END])
               AND (:email::text IS NULL OR lower(s.email) = lower(:email))
               AND (:currency::text IS NULL OR s.currency = :currency)
               AND (:gateway::text IS NULL OR t.connector = :gateway)
               AND (:createdFrom::timestamptz IS NULL OR s.created_at >= :createdFrom)
               AND (:createdTo::timestamptz IS NULL OR s.created_at < :createdTo)
               AND (:least0::bigint IS NULL OR
                    CASE WHEN s.currency = ANY (:decimals0::text[]) THEN s.amount BETWEEN :least0 AND :most0
                         WHEN s.currency = ANY (:decimals3::text[]) THEN s.amount BETWEEN :least3 AND :most3
                         ELSE s.amount BETWEEN :least2 AND :most2 END)
             ORDER BY s.position DESC LIMIT :limit""";

        static final String REACH = """
            SELECT last.position, last.rows FROM (
                SELECT way.position, count(*) OVER () AS rows FROM (%s) way ORDER BY way.position LIMIT 1) last""";

        private Parts() {}
    }
}
