package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Columns;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.LookupBatcher;
import com.ovgcpayments.gateway.storage.NamedStatement;
import com.ovgcpayments.gateway.storage.WriteBatcher;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    // A row that is there already was written by a try of which nobody heard: then it is read by ALREADY_WRITTEN.
    private static final String INSERT_ALL = """
            INSERT INTO checkout_session
                (id, merchant_id, livemode, amount, currency, email, product_title, success_url, cancel_url, metadata)
            SELECT id, merchant_id, livemode, amount, currency, email, product_title, success_url, cancel_url, metadata::json
              FROM unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                          $8::text[], $9::text[], $10::text[])
                AS wanted (id, merchant_id, livemode, amount, currency, email, product_title, success_url, cancel_url,
                           metadata)
            ON CONFLICT (id) DO NOTHING
            RETURNING id, created_at, expires_at""";

    private static final String ALREADY_WRITTEN =
            "SELECT id, created_at, expires_at FROM checkout_session WHERE id = ANY ($1)";

    private static final String FIND = "SELECT " + SessionRows.COLUMNS + """

             FROM checkout_session s LEFT JOIN payment_transaction t ON t.session_id = s.id
            WHERE s.id = $1""";

    private static final String FIND_ALL = "SELECT " + SessionRows.COLUMNS + """

             FROM checkout_session s LEFT JOIN payment_transaction t ON t.session_id = s.id
            WHERE s.id = ANY ($1)""";

    private final Database database;
    private final WriteBatcher<NewSession, Session> inserts;
    private final LookupBatcher<UUID, SessionView> lookups;

    public Sessions(Database database) {
        this.database = database;
        this.inserts = new WriteBatcher<>(this::insert);
        this.lookups = new LookupBatcher<>(this::findAll);
    }

    /** Inserts a session on its own, or in one statement with those that are made at the same time. */
    public Future<Session> create(NewSession session) {
        return inserts.write(session);
    }

    /** Inserts a session as part of the caller's transaction. */
    public Future<Session> create(SqlClient transaction, NewSession session) {
        return transaction
                .preparedQuery(INSERT)
                .execute(NewSessionRows.tuple(session))
                .map(rows -> NewSessionRows.stored(
                        session, NewSessionRows.Times.of(rows.iterator().next(), 0)));
    }

    /** A merchant's session. Empty also for a session of another merchant or of the other mode. */
    public Future<Optional<SessionView>> find(UUID merchantId, Mode mode, UUID id) {
        return find(id).map(found -> found.filter(view ->
                view.session().merchantId().equals(merchantId) && view.session().mode() == mode));
    }

    /** Any session, for whoever holds its id: the payer. */
    public Future<Optional<SessionView>> find(UUID id) {
        return lookups.find(id);
    }

    /** A session that there is, as the caller's transaction sees it. */
    public static Future<SessionView> read(SqlClient transaction, UUID id) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> SessionRows.view(rows.iterator().next()));
    }

    public Future<Page<SessionView>> list(UUID merchantId, Mode mode, SessionQuery query) {
        NamedStatement list = SessionList.statement(query);
        return database.query(list.sql(), list.values(SessionList.values(merchantId, mode, query)))
                .map(rows -> Page.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(SessionRows::view)
                                .toList(),
                        query.limit()));
    }

    private Future<List<Session>> insert(List<NewSession> wanted) {
        return database.query(INSERT_ALL, NewSessionRows.arrays(wanted)).compose(rows -> {
            Map<UUID, NewSessionRows.Times> times = NewSessionRows.times(rows);
            return times.size() == wanted.size()
                    ? Future.succeededFuture(NewSessionRows.stored(wanted, times))
                    : database.query(ALREADY_WRITTEN, (Object) NewSessionRows.ids(wanted))
                            .map(NewSessionRows::times)
                            .map(all -> NewSessionRows.stored(wanted, all));
        });
    }

    private Future<Map<UUID, SessionView>> findAll(List<UUID> ids) {
        return (ids.size() == 1
                        ? database.query(FIND, ids.get(0))
                        : database.query(FIND_ALL, Columns.sought(ids, UUID[]::new, id -> id)))
                .map(rows -> {
                    Map<UUID, SessionView> found = new HashMap<>();
                    for (Row row : rows) {
                        SessionView view = SessionRows.view(row);
                        found.put(view.session().id(), view);
                    }
                    return found;
                });
    }
}
