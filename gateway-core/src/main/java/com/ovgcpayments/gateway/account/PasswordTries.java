package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.net.EmailAddress;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/** Looks whether somebody's password is right; the one way to it, which counts whoever is wrong and sends him away in time. */
final class PasswordTries {
    private static final String FIND = "SELECT id, password FROM person WHERE audience = $1 AND email = $2";

    private final Database database;
    private final Tries tries;
    private final Passwords passwords;

    /** What a look showed. */
    sealed interface Look {}

    /**
     * @param stored the password as it was then: what follows must see to it that it still is
     * @param subject to be forgiven by {@link Tries#forgive} with what follows
     */
    record Right(UUID personId, String stored, Buffer subject) implements Look {}

    record Wrong() implements Look {}

    record TooMany(long seconds) implements Look {}

    private record Known(UUID personId, String stored) {}

    PasswordTries(Database database, Passwords passwords) {
        this.database = database;
        this.tries = new Tries(database);
        this.passwords = passwords;
    }

    PasswordTries(Vertx vertx, Database database) {
        this(database, new Passwords(vertx));
    }

    Future<Look> look(Audience audience, String email, String password, Client client) {
        String plain = EmailAddress.plain(email);
        Buffer subject = Tries.password(audience, plain);
        return tries.admit(subject, client).compose(admission -> {
            if (!(admission instanceof Tries.Admitted admitted)) {
                return Future.succeededFuture(new TooMany(((Tries.TooMany) admission).seconds()));
            }
            return find(audience, plain)
                    .compose(known -> passwords
                            .matches(password, known.map(Known::stored))
                            .map(right -> known.filter(someone -> right)))
                    .map(known -> known.<Look>map(right -> new Right(right.personId(), right.stored(), subject))
                            .orElseGet(Wrong::new))
                    // Nobody looked at it, so it was not wrong.
                    .recover(failure -> tries.withdraw(admitted).transform(done -> Future.failedFuture(failure)));
        });
    }

    private Future<Optional<Known>> find(Audience audience, String plainEmail) {
        if (!EmailAddress.isValid(plainEmail)) {
            return Future.succeededFuture(Optional.empty());
        }
        return database.query(FIND, audience.word(), plainEmail).map(rows -> {
            for (Row row : rows) {
                return Optional.ofNullable(row.getString("password"))
                        .map(stored -> new Known(row.getUUID("id"), stored));
            }
            return Optional.empty();
        });
    }
}
