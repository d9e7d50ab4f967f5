package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.NamedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's sessions, newest first, along an index of his own from where the page begins: the first page takes as long as
 * one far in, whatever others have. Only what is asked for stands in the statement: for a range of ids that is not known
 * PostgreSQL expects so few rows that it would rather plan anew each time than keep a plan.
 */
final class SessionList {
    /** What {@link SessionQuery#limit} may be, and the one more that tells whether there is another page. */
    private static final int MOST = 101;

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String LIVE = "live.state IN ('sending', 'open', 'processing', 'unknown')";

    /** Asked row by row: of NOT EXISTS the planner makes a join, and reads all attempts there are for a page. */
    private static final String EXPIRED = """
            s.expires_at <= clock_timestamp() AND (
                SELECT live.id FROM attempt live WHERE live.session_id = s.id AND\040""" + LIVE + ") IS NULL";

    private static final String OF_MERCHANT =
            "s.merchant_id = ANY (ARRAY[:merchant::uuid]) AND s.livemode = :livemode AND s.id < :before";
    private static final String OF_TIME = """
            \040AND s.id >= :floor AND s.id < :ceiling
             AND (:from::timestamptz IS NULL OR s.created_at >= :from)
             AND (:to::timestamptz IS NULL OR s.created_at < :to)""";
    private static final String OF_EMAIL = " AND lower(s.email) = lower(:email::text)";

    /** So many rows are said to come that the planner looks up the rest of each, and does not read whole tables for it. */
    private static final String ORDERED = " ORDER BY s.merchant_id, s.id DESC LIMIT " + MOST;

    private static final String LIST = "SELECT " + SessionRows.COLUMNS + """

             FROM (%s) s LEFT JOIN payment_transaction t ON t.session_id = s.id
            ORDER BY s.merchant_id, s.id DESC LIMIT :rows""";

    private static final String ALONG_THE_INDEX = "SELECT * FROM checkout_session s WHERE %s" + ORDERED;

    /** Along the index alone the way to the last of a few would lead past all that ever expired. */
    private static final String YOUNG_OR_BEING_PAID = """
            SELECT * FROM (
                (%s)
                UNION ALL
                (SELECT s.* FROM attempt live JOIN checkout_session s ON s.id = live.session_id
                  WHERE live.session_id < :young AND\040""" + LIVE + " AND %s" + ORDERED + ")) s" + ORDERED;

    /** A statement for each status as well, so that each is answered by an index of its own, where it has one. */
    private static final Map<Form, NamedStatement> STATEMENTS = new ConcurrentHashMap<>();

    private record Form(Optional<ShownStatus> status, boolean ofEmail, boolean ofTime) {
        static Form of(SessionQuery query) {
            boolean ofTime =
                    query.createdFrom().isPresent() || query.createdTo().isPresent();
            return new Form(query.status(), query.email().isPresent(), ofTime);
        }

        NamedStatement statement() {
            String asked = OF_MERCHANT
                    + (ofTime ? OF_TIME : "")
                    + (ofEmail ? OF_EMAIL : "")
                    + status.map(each -> " AND " + shown(each)).orElse("");
            String found = status.equals(Optional.of(ShownStatus.PENDING))
                    ? YOUNG_OR_BEING_PAID.formatted(ALONG_THE_INDEX.formatted(asked + " AND s.id >= :young"), asked)
                    : ALONG_THE_INDEX.formatted(asked);
            return new NamedStatement(LIST.formatted(found));
        }
    }

    private SessionList() {}

    static NamedStatement statement(SessionQuery query) {
        return STATEMENTS.computeIfAbsent(Form.of(query), Form::statement);
    }

    static Map<String, @Nullable Object> values(UUID merchantId, Mode mode, SessionQuery query) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("merchant", merchantId);
        values.put("livemode", mode.livemode());
        values.put("before", query.startingAfter().orElse(AFTER_ALL));
        // Whoever is older is not pending, but for those whom somebody is paying.
        values.put("young", TimeOrderedUuid.lowerBound(Instant.now().minus(Session.LIFETIME)));
        values.put("floor", query.createdFrom().map(TimeOrderedUuid::lowerBound).orElse(BEFORE_ALL));
        values.put("ceiling", query.createdTo().map(TimeOrderedUuid::upperBound).orElse(AFTER_ALL));
        query.createdFrom().ifPresent(from -> values.put("from", from.atOffset(ZoneOffset.UTC)));
        query.createdTo().ifPresent(to -> values.put("to", to.atOffset(ZoneOffset.UTC)));
        query.email().ifPresent(email -> values.put("email", email));
        values.put("rows", query.limit() + 1);
        return values;
    }

    private static String shown(ShownStatus status) {
        return switch (status) {
            case COMPLETED -> "s.status = 'completed'";
            case DECLINED -> "s.status = 'declined'";
            case EXPIRED -> "s.status = 'pending' AND " + EXPIRED;
            case PENDING -> "s.status = 'pending' AND NOT (" + EXPIRED + ")";
        };
    }
}
