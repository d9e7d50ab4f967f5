package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The checkout sessions. Their status is changed by the {@code payment} package alone. */
public final class Sessions {
    private static final String INSERT = """
            INSERT INTO checkout_session
                (id, merchant_id, livemode, amount, currency, email, product_title, success_url, cancel_url, metadata)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::json)
            RETURNING created_at, expires_at""";

    private static final String FIND = "SELECT " + SessionRows.COLUMNS + """

             FROM checkout_session s LEFT JOIN payment_transaction t ON t.session_id = s.id
            WHERE s.id = $1""";

    private static final String FIND_OF_MERCHANT = FIND + " AND s.merchant_id = $2 AND s.livemode = $3";

    private static final String LIST = "SELECT * FROM (SELECT " + SessionRows.COLUMNS + """

             FROM checkout_session s LEFT JOIN payment_transaction t ON t.session_id = s.id
            WHERE s.merchant_id = $1 AND s.livemode = $2
              AND ($3::uuid IS NULL OR s.id < $3)
              AND ($4::text IS NULL OR lower(s.email) = lower($4))
              AND ($5::timestamptz IS NULL OR s.created_at >= $5)
              AND ($6::timestamptz IS NULL OR s.created_at < $6)
            ORDER BY s.id DESC) found
            WHERE $7::text IS NULL
               OR $7 = CASE WHEN status = 'pending' AND past_expiry AND NOT in_progress THEN 'expired' ELSE status END
            ORDER BY id DESC
            LIMIT $8""";

    private final Database database;

    public Sessions(Database database) {
        this.database = database;
    }

    /** Inserts a session on its own. */
    public Future<Session> create(NewSession session) {
        return database.query(INSERT, values(session)).map(rows -> stored(session, rows));
    }

    /** Inserts a session as part of the caller's transaction. */
    public Future<Session> create(SqlClient transaction, NewSession session) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.from(values(session)))
                .map(rows -> stored(session, rows));
    }

    /** A merchant's session. Empty also for a session of another merchant or of the other mode. */
    public Future<Optional<SessionView>> find(UUID merchantId, Mode mode, UUID id) {
        return database.query(FIND_OF_MERCHANT, id, merchantId, mode.livemode()).map(Sessions::first);
    }

    /** Any session, for whoever holds its id: the payer. */
    public Future<Optional<SessionView>> find(UUID id) {
        return database.query(FIND, id).map(Sessions::first);
    }

    /** A session that there is, as the caller's transaction sees it. */
    public static Future<SessionView> read(SqlClient transaction, UUID id) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> SessionRows.view(rows.iterator().next()));
    }

    public Future<Page<SessionView>> list(UUID merchantId, Mode mode, SessionQuery query) {
        return database.query(
                        LIST,
                        merchantId,
                        mode.livemode(),
                        query.startingAfter().orElse(null),
                        query.email().orElse(null),
                        query.createdFrom().map(Sessions::utc).orElse(null),
                        query.createdTo().map(Sessions::utc).orElse(null),
                        query.status().map(ShownStatus::word).orElse(null),
                        query.limit() + 1)
                .map(rows -> Page.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(SessionRows::view)
                                .toList(),
                        query.limit()));
    }

    private static Object[] values(NewSession session) {
        return new Object[] {
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
        };
    }

    private static Session stored(NewSession session, RowSet<Row> rows) {
        Row row = rows.iterator().next();
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
                SessionRows.instant(row, "created_at").orElseThrow(),
                SessionRows.instant(row, "expires_at").orElseThrow(),
                Optional.empty());
    }

    private static Optional<SessionView> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(SessionRows.view(rows.iterator().next()));
    }

    private static OffsetDateTime utc(java.time.Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
