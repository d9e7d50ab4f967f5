package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.DisplayName;
import com.ovgcpayments.gateway.net.EmailAddress;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The people who have accounts, and what they change about themselves. */
public final class People {
    private static final String FIND =
            "SELECT %s FROM person p WHERE audience = $1 AND email = $2".formatted(PersonRows.COLUMNS);

    private static final String LIST = """
            SELECT %s, p.created_at, p.last_seen_at, p.password IS NOT NULL AS has_password,
                   array_agg(m.merchant_id ORDER BY merchant.name, m.merchant_id)
                       FILTER (WHERE m.merchant_id IS NOT NULL) AS merchants,
                   array_agg(merchant.name ORDER BY merchant.name, m.merchant_id)
                       FILTER (WHERE m.merchant_id IS NOT NULL) AS merchant_names,
                   array_agg(m.role ORDER BY merchant.name, m.merchant_id)
                       FILTER (WHERE m.merchant_id IS NOT NULL) AS roles
              FROM (SELECT * FROM person WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2) p
              LEFT JOIN member m ON m.person_id = p.id
              LEFT JOIN merchant ON merchant.id = m.merchant_id
             GROUP BY p.id, p.audience, p.email, p.name, p.created_at, p.last_seen_at, p.password
             ORDER BY p.id""".formatted(PersonRows.COLUMNS);

    private static final String STORED = "SELECT password FROM person WHERE audience = $1 AND email = $2";

    private static final String STILL = "SELECT FROM person WHERE id = $1 AND password = $2 FOR NO KEY UPDATE";

    private static final String RENAME = "UPDATE person SET name = $2 WHERE id = $1 AND name <> $2";

    private final Database database;
    private final Passwords passwords;
    private final PasswordTries tries;

    public People(Vertx vertx, Database database) {
        this.database = database;
        this.passwords = new Passwords(vertx);
        this.tries = new PasswordTries(database, passwords);
    }

    /**
     * Makes an account without an invitation: for whoever runs the machine.
     *
     * @return fails with {@link IllegalArgumentException} if the address is none or is taken, or the name or the password
     *     ({@link UnacceptablePassword}) cannot be one
     */
    public Future<Person> create(Audience audience, String email, String name, String password, Deed deed) {
        Person person;
        try {
            person = newPerson(audience, email, name, password);
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
        return passwords
                .hash(password)
                .compose(stored -> database.transaction(transaction -> PersonRows.insert(transaction, person, stored)
                        .compose(free -> free
                                ? PersonDeeds.write(
                                        transaction,
                                        deed,
                                        "person.create",
                                        person.id(),
                                        Map.of("email", person.email()))
                                : Future.failedFuture(new IllegalArgumentException(
                                        "there is an account of " + person.email() + " already")))
                        .map(person)));
    }

    /** @throws IllegalArgumentException if something about it is unacceptable */
    static Person newPerson(Audience audience, String email, String name, String password) {
        String plain = emailOf(email);
        Person person = new Person(
                TimeOrderedUuid.next(), audience, plain, DisplayName.require("a person's name", name), false);
        UnacceptablePassword.of(password, plain).ifPresent(unacceptable -> {
            throw unacceptable;
        });
        return person;
    }

    static String emailOf(String email) {
        String plain = EmailAddress.plain(email);
        if (!EmailAddress.isValid(plain)) {
            throw new IllegalArgumentException(
                    "an e-mail address must be one, of at most " + EmailAddress.MAX_LENGTH + " characters");
        }
        return plain;
    }

    public Future<Optional<Person>> find(Audience audience, String email) {
        String plain = EmailAddress.plain(email);
        return EmailAddress.isValid(plain)
                ? database.query(FIND, audience.word(), plain)
                        .map(rows -> PersonRows.first(rows).map(PersonRows::person))
                : Future.succeededFuture(Optional.empty());
    }

    /** All people in the order in which their accounts were made, after the given one. */
    public Future<List<PersonEntry>> list(Optional<UUID> after, int limit) {
        return database.query(LIST, after.orElse(null), limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(People::entry)
                        .toList());
    }

    /** Whether this is somebody's password: for whoever runs the machine, as nobody counts how often he asks. */
    public Future<Boolean> hasPassword(Audience audience, String email, String password) {
        return database.query(STORED, audience.word(), EmailAddress.plain(email))
                .compose(rows -> passwords.matches(
                        password,
                        PersonRows.first(rows).flatMap(row -> Optional.ofNullable(row.getString("password")))));
    }

    /** Gives somebody another password without asking for his old one, and signs him out: for whoever runs the machine. */
    public Future<Void> setPassword(Person person, String password, Deed deed) {
        Optional<UnacceptablePassword> problem = UnacceptablePassword.of(password, person.email());
        return problem.isPresent()
                ? Future.failedFuture(problem.get())
                : passwords
                        .hash(password)
                        .compose(stored -> database.transaction(transaction -> PersonRows.setPassword(
                                        transaction, person.id(), Optional.of(stored))
                                .compose(set -> PersonRows.endSessions(transaction, person.id(), Optional.empty()))
                                .compose(ended -> PersonRows.forgiveAll(transaction, person))
                                .compose(forgiven ->
                                        PersonDeeds.write(transaction, deed, "person.set_password", person.id()))
                                .<Void>mapEmpty()));
    }

    /**
     * @param name 1 to 100 characters; fails with {@link IllegalArgumentException} otherwise
     * @return whether it was another
     */
    public Future<Boolean> changeName(SignedIn signedIn, String name, String requestId) {
        UUID person = signedIn.person().id();
        String wanted;
        try {
            wanted = DisplayName.require("a person's name", name);
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
        return database.transaction(transaction -> transaction
                .preparedQuery(RENAME)
                .execute(Tuple.of(person, wanted))
                .compose(renamed -> renamed.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : PersonDeeds.write(transaction, signedIn.deed("", requestId), "person.rename", person)
                                .map(true)));
    }

    /**
     * Changes the password of who is signed in, and signs out his other browsers. Wrong old ones count as they do at
     * signing in.
     *
     * @return fails with {@link UnacceptablePassword} if the new one cannot be one
     */
    public Future<PasswordChange> changePassword(
            SignedIn signedIn, String oldPassword, String newPassword, Client client, String requestId) {
        Person person = signedIn.person();
        Optional<UnacceptablePassword> problem = UnacceptablePassword.of(newPassword, person.email());
        if (problem.isPresent()) {
            return Future.failedFuture(problem.get());
        }
        return tries.look(person.audience(), person.email(), oldPassword, client)
                .compose(look -> {
                    if (look instanceof PasswordTries.TooMany tooMany) {
                        return Future.succeededFuture(new PasswordChange.TooOften(tooMany.seconds()));
                    }
                    if (!(look instanceof PasswordTries.Right right)
                            || !right.personId().equals(person.id())) {
                        return Future.succeededFuture(new PasswordChange.Wrong());
                    }
                    return passwords
                            .hash(newPassword)
                            .compose(stored -> database.transaction(
                                    transaction -> change(transaction, signedIn, right, stored, requestId)));
                });
    }

    private static Future<PasswordChange> change(
            SqlConnection transaction, SignedIn signedIn, PasswordTries.Right right, String stored, String requestId) {
        UUID person = right.personId();
        return transaction
                .preparedQuery(STILL)
                .execute(Tuple.of(person, right.stored()))
                .compose(still -> still.size() == 0
                        ? Future.succeededFuture(new PasswordChange.Wrong())
                        : PersonRows.setPassword(transaction, person, Optional.of(stored))
                                .compose(set -> Tries.forgive(transaction, right.subject()))
                                .compose(forgiven ->
                                        PersonRows.endSessions(transaction, person, Optional.of(signedIn.sessionId())))
                                .compose(ended -> PersonDeeds.write(
                                                transaction,
                                                signedIn.deed("", requestId),
                                                "person.change_password",
                                                person)
                                        .map(written -> new PasswordChange.Changed(ended))));
    }

    private static PersonEntry entry(Row row) {
        UUID[] merchants = row.getArrayOfUUIDs("merchants");
        String[] names = row.getArrayOfStrings("merchant_names");
        String[] roles = row.getArrayOfStrings("roles");
        List<Membership> memberships = merchants == null
                ? List.of()
                : IntStream.range(0, merchants.length)
                        .mapToObj(i -> new Membership(
                                merchants[i], names[i], MemberRole.of(roles[i]).orElseThrow()))
                        .toList();
        return entry(row, memberships);
    }

    static PersonEntry entry(Row row, List<Membership> memberships) {
        return new PersonEntry(
                PersonRows.person(row),
                memberships,
                SessionRows.instant(row, "created_at").orElseThrow(),
                SessionRows.instant(row, "last_seen_at"),
                row.getBoolean("has_password"));
    }
}
