package com.ovgcpayments.gateway.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** How people stand in rows, and what several do with these. */
final class PersonRows {
    /** To be selected from {@code person p}. */
    static final String COLUMNS = """
            p.id AS person_id, p.audience, p.email, p.name,
            EXISTS (SELECT FROM second_factor f
                     WHERE f.person_id = p.id AND f.active_since IS NOT NULL) AS second_factor""";

    private static final String INSERT = """
            INSERT INTO person (id, audience, email, name, password) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (audience, email) DO NOTHING""";

    private static final String SET_PASSWORD = "UPDATE person SET password = $2 WHERE id = $1";

    private static final String END_SESSIONS =
            "DELETE FROM browser_session WHERE person_id = $1 AND id IS DISTINCT FROM $2";

    private static final String DROP_LINK = "DELETE FROM password_link WHERE person_id = $1";

    private static final String[] REMOVALS = {
        "DELETE FROM browser_session WHERE person_id = ANY ($1)",
        "DELETE FROM password_link WHERE person_id = ANY ($1)",
        "DELETE FROM second_factor WHERE person_id = ANY ($1)",
        "DELETE FROM member WHERE person_id = ANY ($1)",
        "DELETE FROM person WHERE id = ANY ($1)"
    };

    private PersonRows() {}

    static Person person(Row row) {
        return new Person(
                row.getUUID("person_id"),
                Audience.of(row.getString("audience")),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("second_factor"));
    }

    static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    /** @return whether the address was free */
    static Future<Boolean> insert(SqlClient transaction, Person person, String storedPassword) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(person.id(), person.audience().word(), person.email(), person.name(), storedPassword))
                .map(inserted -> inserted.rowCount() == 1);
    }

    /** A new password, or none: links to set one mean nothing any more. */
    static Future<?> setPassword(SqlClient transaction, UUID personId, Optional<String> stored) {
        return transaction
                .preparedQuery(SET_PASSWORD)
                .execute(Tuple.of(personId, stored.orElse(null)))
                .compose(set -> transaction.preparedQuery(DROP_LINK).execute(Tuple.of(personId)));
    }

    /** Signs out all his browsers, or all but one; answers how many. */
    static Future<Integer> endSessions(SqlClient transaction, UUID personId, Optional<UUID> keep) {
        return transaction
                .preparedQuery(END_SESSIONS)
                .execute(Tuple.of(personId, keep.orElse(null)))
                .map(RowSet::rowCount);
    }

    static Future<?> forgiveAll(SqlClient transaction, Person person) {
        Buffer password = Tries.password(person.audience(), person.email());
        return Tries.forgive(transaction, password)
                .compose(done -> Tries.forgive(transaction, Tries.code(person.id())));
    }

    /** Takes accounts away, with all that hangs on them. The database refuses to lose a last owner, or a last operator. */
    static Future<?> remove(SqlClient transaction, UUID... personIds) {
        Future<?> removed = Future.succeededFuture();
        for (String removal : REMOVALS) {
            removed =
                    removed.compose(before -> transaction.preparedQuery(removal).execute(Tuple.of(personIds)));
        }
        return removed;
    }
}
