package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.net.Subscriber;
import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/**
 * How often somebody may be wrong, counted in the database over all instances: 10 times in 15 minutes for one account, 30
 * times from one subscriber. A try counts from before it is looked at, so that many at once are no way around it; of those
 * some may be sent away that would have been admitted one after another.
 */
final class Tries {
    static final int PER_ACCOUNT = 10;
    static final int PER_SUBSCRIBER = 30;

    private static final String COUNT =
            "INSERT INTO sign_in_failure (subject, address) VALUES ($1, $2) RETURNING number";

    // Whoever counts his own try last sees all others.
    private static final String ADMIT = """
            SELECT (SELECT count(*) FROM sign_in_failure
                     WHERE subject = $1 AND at > clock_timestamp() - interval '15 minutes') <= $3
               AND (SELECT count(*) FROM sign_in_failure
                     WHERE address = $2 AND at > clock_timestamp() - interval '15 minutes') <= $4 AS admitted""";

    private static final String WAIT = """
            SELECT greatest(1, ceil(extract(epoch FROM interval '15 minutes' - (clock_timestamp() - greatest(
                (SELECT at FROM sign_in_failure
                  WHERE subject = $1 AND at > clock_timestamp() - interval '15 minutes'
                  ORDER BY at DESC OFFSET $3 - 1 LIMIT 1),
                (SELECT at FROM sign_in_failure
                  WHERE address = $2 AND at > clock_timestamp() - interval '15 minutes'
                  ORDER BY at DESC OFFSET $4 - 1 LIMIT 1))))))::bigint AS seconds""";

    private static final String WITHDRAW = "DELETE FROM sign_in_failure WHERE number = $1";

    private static final String FORGIVE = "DELETE FROM sign_in_failure WHERE subject = $1";

    private final Database database;

    /** Whether somebody may try. */
    sealed interface Admission {}

    record Admitted(long number) implements Admission {}

    record TooMany(long seconds) implements Admission {}

    Tries(Database database) {
        this.database = database;
    }

    /** Whose password: known or not, an address is counted alike. */
    static Buffer password(Audience audience, String plainEmail) {
        return subject("password:" + audience.word() + ":" + plainEmail);
    }

    /** Whose codes. A right password does not make up for wrong codes. */
    static Buffer code(UUID personId) {
        return subject("code:" + personId);
    }

    Future<Admission> admit(Buffer subject, Client client) {
        String subscriber = Subscriber.of(client.address());
        Object[] whose = {subject, subscriber, PER_ACCOUNT, PER_SUBSCRIBER};
        return database.query(COUNT, subject, subscriber)
                .map(rows -> new Admitted(rows.iterator().next().getLong("number")))
                .compose(counted -> database.query(ADMIT, whose)
                        .compose(rows -> rows.iterator().next().getBoolean("admitted")
                                ? Future.<Admission>succeededFuture(counted)
                                : withdraw(counted)
                                        .compose(withdrawn -> database.query(WAIT, whose))
                                        .map(wait -> new TooMany(
                                                wait.iterator().next().getLong("seconds")))));
    }

    /** A try that was not looked at does not count. */
    Future<Void> withdraw(Admitted admitted) {
        return database.query(WITHDRAW, admitted.number()).mapEmpty();
    }

    /** Somebody was right: what was wrong before is forgotten. */
    static Future<?> forgive(SqlClient transaction, Buffer subject) {
        return transaction.preparedQuery(FORGIVE).execute(Tuple.of(subject));
    }

    private static Buffer subject(String text) {
        return Buffer.buffer(Digest.sha256(text));
    }
}
