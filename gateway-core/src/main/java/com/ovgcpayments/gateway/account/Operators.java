package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The people who run the gateway. All of them may do the same. */
public final class Operators {
    private static final String KEEPS_OPERATOR = "person_keeps_operator";

    private static final String LIST = """
            SELECT %s, p.created_at, p.last_seen_at, p.password IS NOT NULL AS has_password FROM person p
             WHERE p.audience = 'operator' ORDER BY p.name, p.id""".formatted(PersonRows.COLUMNS);

    private static final String FIND =
            "SELECT %s FROM person p WHERE p.id = $1 AND p.audience = 'operator'".formatted(PersonRows.COLUMNS);

    private static final String LOCK = FIND + " FOR UPDATE OF p";

    // Else he could come back by a link that he was sent before.
    private static final String WITHDRAW = """
            UPDATE invitation i SET withdrawn_at = now()
             WHERE i.audience = 'operator' AND i.email = $1 AND %s""".formatted(Invitations.STANDING);

    private final Database database;

    public Operators(Database database) {
        this.database = database;
    }

    /** By name. */
    public Future<List<PersonEntry>> list() {
        return database.query(LIST)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> People.entry(row, List.of()))
                        .toList());
    }

    public Future<Optional<Person>> find(UUID personId) {
        return database.query(FIND, personId).map(rows -> PersonRows.first(rows).map(PersonRows::person));
    }

    /**
     * Takes an operator's account away: what he has open closes at once. What he did stays in the audit log. He may be invited
     * again.
     */
    public Future<OperatorEnd> end(UUID personId, Deed deed) {
        return database.transaction(transaction -> transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(personId))
                        .compose(rows -> PersonRows.first(rows)
                                .map(PersonRows::person)
                                .map(person -> end(transaction, person, deed))
                                .orElseGet(() -> Future.succeededFuture(OperatorEnd.NO_SUCH_OPERATOR))))
                .recover(failure ->
                        failure instanceof PgException refused && KEEPS_OPERATOR.equals(refused.getConstraint())
                                ? Future.succeededFuture(OperatorEnd.LAST_OPERATOR)
                                : Future.failedFuture(failure));
    }

    private static Future<OperatorEnd> end(SqlConnection transaction, Person person, Deed deed) {
        return PersonRows.remove(transaction, person.id())
                .compose(removed -> transaction.preparedQuery(WITHDRAW).execute(Tuple.of(person.email())))
                .compose(withdrawn -> PersonRows.forgiveAll(transaction, person))
                .compose(forgiven -> PersonDeeds.write(
                        transaction, deed, "operator.end", person.id(), Map.of("email", person.email())))
                .map(OperatorEnd.DONE);
    }
}
