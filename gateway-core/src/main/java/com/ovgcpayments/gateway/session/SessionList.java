package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's sessions, newest first, along an index of his own from where the page begins: the first page takes as long as
 * one far in, whatever others have.
 */
final class SessionList {
    /** What {@link SessionQuery#limit} may be, and the one more that tells whether there is another page. */
    private static final int MOST = 101;

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /** An id is made by the gateway's clock and the time of creation by the database's. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    /** Whoever is older is not pending, but for those whom somebody is paying. */
    private static final Duration YOUNG = Duration.ofMinutes(30).plus(CLOCKS_APART);

    private static final String LIVE = "live.state IN ('sending', 'open', 'processing', 'unknown')";

    /** Asked row by row: of NOT EXISTS the planner makes a join, and reads all attempts there are for a page. */
    private static final String EXPIRED = """
            s.expires_at <= clock_timestamp() AND (
                SELECT live.id FROM attempt live WHERE live.session_id = s.id AND\040""" + LIVE + ") IS NULL";

    private static final String ASKED = """
            s.merchant_id = ANY (ARRAY[$1::uuid]) AND s.livemode = $2
                      AND s.id < $3 AND s.id >= $4 AND s.id < $5
                      AND ($6::timestamptz IS NULL OR s.created_at >= $6)
                      AND ($7::timestamptz IS NULL OR s.created_at < $7)
                      AND\040""";

    /** So many rows are said to come that the planner looks up the rest of each, and does not read whole tables for it. */
    private static final String LIST = "SELECT " + SessionRows.COLUMNS + """

             FROM (%s) s LEFT JOIN payment_transaction t ON t.session_id = s.id
            ORDER BY s.merchant_id, s.id DESC LIMIT $8""";

    private static final String ALONG_THE_INDEX = "SELECT * FROM checkout_session s WHERE " + ASKED + """
            %s
                    ORDER BY s.merchant_id, s.id DESC LIMIT\040""" + MOST;

    /** Along the index alone the way to the last of a few would lead past all that ever expired. */
    private static final String YOUNG_OR_BEING_PAID = """
            SELECT * FROM (
                (%s)
                UNION ALL
                (SELECT s.* FROM attempt live JOIN checkout_session s ON s.id = live.session_id
                  WHERE live.session_id < $10 AND\040""" + LIVE + " AND " + ASKED + """
            %s
                  ORDER BY s.merchant_id, s.id DESC LIMIT\040""" + MOST + """
            )) s
                ORDER BY s.merchant_id, s.id DESC LIMIT\040""" + MOST;

    private static final Optional<ShownStatus> PENDING = Optional.of(ShownStatus.PENDING);
    private static final String OF_ANY_EMAIL = "$9::text IS NULL";
    private static final String OF_EMAIL = "lower(s.email) = lower($9::text)";

    private static final Map<Optional<ShownStatus>, String> OF_ANYBODY = statements(OF_ANY_EMAIL);
    private static final Map<Optional<ShownStatus>, String> OF_ONE = statements(OF_EMAIL);

    private SessionList() {}

    static String sql(SessionQuery query) {
        return Objects.requireNonNull((query.email().isPresent() ? OF_ONE : OF_ANYBODY).get(query.status()));
    }

    static @Nullable Object[] values(UUID merchantId, Mode mode, SessionQuery query) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                merchantId,
                mode.livemode(),
                query.startingAfter().orElse(AFTER_ALL),
                query.createdFrom()
                        .map(from -> TimeOrderedUuid.floor(from.minus(CLOCKS_APART)))
                        .orElse(BEFORE_ALL),
                query.createdTo()
                        .map(to -> TimeOrderedUuid.floor(to.plus(CLOCKS_APART)))
                        .orElse(AFTER_ALL),
                query.createdFrom().map(SessionList::utc).orElse(null),
                query.createdTo().map(SessionList::utc).orElse(null),
                query.limit() + 1,
                query.email().orElse(null)));
        if (query.status().equals(PENDING)) {
            values.add(TimeOrderedUuid.floor(Instant.now().minus(YOUNG)));
        }
        return values.toArray();
    }

    /** A statement for each status, so that each is answered by an index of its own, where it has one. */
    private static Map<Optional<ShownStatus>, String> statements(String ofEmail) {
        List<Optional<ShownStatus>> asked = new ArrayList<>(
                Arrays.stream(ShownStatus.values()).map(Optional::of).toList());
        asked.add(Optional.empty());
        return asked.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        status -> LIST.formatted(found(
                                status,
                                ofEmail + " AND "
                                        + status.map(SessionList::shown).orElse("true")))));
    }

    private static String found(Optional<ShownStatus> status, String condition) {
        return status.equals(PENDING)
                ? YOUNG_OR_BEING_PAID.formatted(ALONG_THE_INDEX.formatted(condition + " AND s.id >= $10"), condition)
                : ALONG_THE_INDEX.formatted(condition);
    }

    private static String shown(ShownStatus status) {
        return switch (status) {
            case COMPLETED -> "s.status = 'completed'";
            case DECLINED -> "s.status = 'declined'";
            case EXPIRED -> "s.status = 'pending' AND " + EXPIRED;
            case PENDING -> "s.status = 'pending' AND NOT (" + EXPIRED + ")";
        };
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
