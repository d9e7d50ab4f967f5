package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.storage.Columns;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How new sessions are written: as the parameters of one, as arrays of many, and what comes back. */
final class NewSessionRows {
    private NewSessionRows() {}

    /** What the database alone knows of a new session. */
    record Times(Instant createdAt, Instant expiresAt) {
        /** @param first the place of {@code created_at}, behind which {@code expires_at} stands */
        static Times of(Row row, int first) {
            return new Times(
                    row.getOffsetDateTime(first).toInstant(),
                    row.getOffsetDateTime(first + 1).toInstant());
        }
    }

    static Tuple tuple(NewSession session) {
        return Tuple.from(new @Nullable Object[] {
            session.id(),
            session.merchantId(),
            session.mode().livemode(),
            session.price().minor(),
            session.price().currency(),
            session.email(),
            session.productTitle().orElse(null),
            session.successUrl(),
            session.cancelUrl(),
            session.metadata()
        });
    }

    static @Nullable Object[] arrays(List<NewSession> sessions) {
        return new @Nullable Object[] {
            ids(sessions),
            Columns.of(sessions, UUID[]::new, NewSession::merchantId),
            Columns.of(sessions, Boolean[]::new, session -> session.mode().livemode()),
            Columns.of(sessions, Long[]::new, session -> session.price().minor()),
            Columns.of(sessions, String[]::new, session -> session.price().currency()),
            Columns.of(sessions, String[]::new, NewSession::email),
            Columns.of(
                    sessions, String[]::new, session -> session.productTitle().orElse(null)),
            Columns.of(sessions, String[]::new, NewSession::successUrl),
            Columns.of(sessions, String[]::new, NewSession::cancelUrl),
            Columns.of(sessions, String[]::new, NewSession::metadata)
        };
    }

    static UUID[] ids(List<NewSession> sessions) {
        return sessions.stream().map(NewSession::id).toArray(UUID[]::new);
    }

    /** From rows that begin with the id and the two times. */
    static Map<UUID, Times> times(RowSet<Row> rows) {
        Map<UUID, Times> times = new HashMap<>();
        for (Row row : rows) {
            times.put(row.getUUID(0), Times.of(row, 1));
        }
        return times;
    }

    static List<Session> stored(List<NewSession> sessions, Map<UUID, Times> times) {
        return sessions.stream()
                .map(session -> stored(session, Objects.requireNonNull(times.get(session.id()), "not written")))
                .toList();
    }

    static Session stored(NewSession session, Times times) {
        return new Session(
                session.id(),
                session.merchantId(),
                session.mode(),
                session.price(),
                session.email(),
                session.productTitle(),
                session.successUrl(),
                session.cancelUrl(),
                session.metadata(),
                SessionStatus.PENDING,
                times.createdAt(),
                times.expiresAt(),
                Optional.empty());
    }
}
