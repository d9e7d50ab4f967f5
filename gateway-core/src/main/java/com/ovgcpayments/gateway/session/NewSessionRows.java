package com.ovgcpayments.gateway.session;

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
import java.util.function.Function;
import java.util.function.IntFunction;
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
            column(sessions, UUID[]::new, NewSession::merchantId),
            column(sessions, Boolean[]::new, session -> session.mode().livemode()),
            column(sessions, Long[]::new, session -> session.price().minor()),
            column(sessions, String[]::new, session -> session.price().currency()),
            column(sessions, String[]::new, NewSession::email),
            column(sessions, String[]::new, session -> session.productTitle().orElse(null)),
            column(sessions, String[]::new, NewSession::successUrl),
            column(sessions, String[]::new, NewSession::cancelUrl),
            column(sessions, String[]::new, NewSession::metadata)
        };
    }

    static UUID[] ids(List<NewSession> sessions) {
        return column(sessions, UUID[]::new, NewSession::id);
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

    private static <T> T[] column(
            List<NewSession> sessions, IntFunction<T[]> array, Function<NewSession, ? extends @Nullable T> value) {
        T[] column = array.apply(sessions.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(sessions.get(i));
        }
        return column;
    }
}
