package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.net.EmailAddress;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A new password for who lost his, or whose was found out: by a link that works for a day, and once. */
public final class PasswordLinks {
    private static final String LOCK =
            "SELECT %s FROM person p WHERE p.audience = $1 AND p.email = $2 FOR NO KEY UPDATE"
                    .formatted(PersonRows.COLUMNS);

    private static final String INSERT = "INSERT INTO password_link (person_id, hash) VALUES ($1, $2)";

    private static final String OPEN = """
            SELECT %s FROM password_link l JOIN person p ON p.id = l.person_id
             WHERE p.audience = $1 AND l.hash = $2 AND l.expires_at > now()""".formatted(PersonRows.COLUMNS);

    private static final String TAKE =
            "DELETE FROM password_link WHERE person_id = $1 AND hash = $2 AND expires_at > now()";

    private final Database database;
    private final Passwords passwords;

    /**
     * @param token to be put into the link, and shown once
     * @param sessionsEnded how many browsers were signed out
     */
    public record Reset(Person person, String token, int sessionsEnded) {
        /** Without the token, which must not find its way into a log. */
        @Override
        public String toString() {
            return "Reset[" + person.id() + "]";
        }
    }

    public PasswordLinks(Vertx vertx, Database database) {
        this.database = database;
        this.passwords = new Passwords(vertx);
    }

    /**
     * Ends somebody's password and all his sessions, and makes the link by which he sets a new one.
     *
     * @param withoutSecondFactor whether his second factor ends too, for who lost that
     * @return empty if nobody has this address
     */
    public Future<Optional<Reset>> reset(Audience audience, String email, boolean withoutSecondFactor, Deed deed) {
        String plain = EmailAddress.plain(email);
        if (!EmailAddress.isValid(plain)) {
            return Future.succeededFuture(Optional.empty());
        }
        return database.transaction(transaction -> transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(audience.word(), plain))
                .compose(rows -> {
                    Optional<Person> person = PersonRows.first(rows).map(PersonRows::person);
                    return person.isEmpty()
                            ? Future.succeededFuture(Optional.empty())
                            : reset(transaction, person.get(), withoutSecondFactor, deed)
                                    .map(Optional::of);
                }));
    }

    /** Whose link it is; empty if it means nothing (any more). */
    public Future<Optional<Person>> open(Audience audience, String token) {
        return BearerText.hasForm(token)
                ? database.query(OPEN, audience.word(), BearerText.hash(token))
                        .map(rows -> PersonRows.first(rows).map(PersonRows::person))
                : Future.succeededFuture(Optional.empty());
    }

    /**
     * Sets the new password, and forgives wrong tries before. He signs in with it then.
     *
     * @return empty if the link means nothing (any more); fails with {@link UnacceptablePassword} if it cannot be a password,
     *     and the link stands then
     */
    public Future<Optional<Person>> setPassword(Audience audience, String token, String password) {
        return open(audience, token).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            Person person = found.get();
            Optional<UnacceptablePassword> problem = UnacceptablePassword.of(password, person.email());
            return problem.isPresent()
                    ? Future.failedFuture(problem.get())
                    : passwords
                            .hash(password)
                            .compose(stored -> database.transaction(
                                    transaction -> set(transaction, person, BearerText.hash(token), stored)));
        });
    }

    private static Future<Reset> reset(
            SqlConnection transaction, Person person, boolean withoutSecondFactor, Deed deed) {
        UUID id = person.id();
        String token = BearerText.random();
        Future<Boolean> secondFactorOff =
                withoutSecondFactor ? SecondFactor.remove(transaction, id) : Future.succeededFuture(false);
        return secondFactorOff.compose(off -> PersonRows.setPassword(transaction, id, Optional.empty())
                .compose(ended -> transaction.preparedQuery(INSERT).execute(Tuple.of(id, BearerText.hash(token))))
                .compose(made -> PersonRows.endSessions(transaction, id, Optional.empty()))
                .compose(sessions -> PersonDeeds.write(
                                transaction,
                                deed,
                                "person.reset_password",
                                id,
                                Map.of("email", person.email(), "second_factor", off ? "turned off" : "kept"))
                        .map(written -> new Reset(person, token, sessions))));
    }

    private static Future<Optional<Person>> set(SqlConnection transaction, Person person, Buffer hash, String stored) {
        return transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of(person.id(), hash))
                .compose(taken -> taken.rowCount() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : PersonRows.setPassword(transaction, person.id(), Optional.of(stored))
                                .compose(set -> PersonRows.endSessions(transaction, person.id(), Optional.empty()))
                                .compose(ended -> PersonRows.forgiveAll(transaction, person))
                                .compose(forgiven -> PersonDeeds.write(
                                        transaction,
                                        PersonDeeds.own(person.id(), person.email()),
                                        "person.set_password",
                                        person.id()))
                                .map(Optional.of(person)));
    }
}
