package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How people come in, and prove once more that it is they. Whoever was wrong too often has to wait, whether or not there is
 * such an account; and an address that nobody has costs as long a look as one that somebody has. May be used from every
 * event loop; fails as {@link TooBusy} when too many come at once.
 */
public final class SignIns {
    // Nobody can change the password between this look and the end of the transaction.
    private static final String STILL = """
            SELECT email, EXISTS (SELECT FROM second_factor f
                                   WHERE f.person_id = p.id AND f.active_since IS NOT NULL) AS second_factor
              FROM person p WHERE id = $1 AND password = $2 FOR NO KEY UPDATE""";

    // Who is at one merchant only need not choose.
    private static final String OPEN = """
            INSERT INTO browser_session
                   (id, person_id, hash, form_key, merchant_id, awaits_second_factor, address, user_agent)
            SELECT $1, $2, $3, $4, CASE WHEN count(*) = 1 THEN min(m.merchant_id::text)::uuid END, $5, $6, $7
              FROM member m WHERE m.person_id = $2
            RETURNING merchant_id""";

    private static final String SEEN = "UPDATE person SET last_seen_at = now() WHERE id = $1";

    private static final String AWAITING = """
            SELECT FROM browser_session
             WHERE id = $1 AND person_id = $2 AND awaits_second_factor FOR NO KEY UPDATE""";

    private static final String OVER = "DELETE FROM browser_session WHERE id = $1";

    private static final String CONFIRM = """
            UPDATE browser_session SET confirmed_at = now()
             WHERE id = $1 AND person_id = $2 AND NOT awaits_second_factor""";

    private final Database database;
    private final PasswordTries passwords;
    private final Tries tries;
    private final SecondFactorCodes codes;

    public SignIns(Vertx vertx, Database database, Sealer sealer) {
        this.database = database;
        this.passwords = new PasswordTries(vertx, database);
        this.tries = new Tries(database);
        this.codes = new SecondFactorCodes(sealer);
    }

    /** Opens a session for whoever has this address and this password; with a second factor, one that awaits his code. */
    public Future<SignIn> signIn(Audience audience, String email, String password, Client client) {
        return passwords.look(audience, email, password, client).compose(look -> {
            if (look instanceof PasswordTries.TooMany tooMany) {
                return Future.succeededFuture(new SignIn.TooOften(tooMany.seconds()));
            }
            return look instanceof PasswordTries.Right right
                    ? database.transaction(transaction -> signIn(transaction, right, client))
                    : Future.succeededFuture(new SignIn.Refused());
        });
    }

    /**
     * Takes the code that a session awaits, or a recovery code.
     *
     * @param signedIn if it awaits none (any more), every code is wrong
     */
    public Future<CodeCheck> enterCode(SignedIn signedIn, String codeOrRecoveryCode, Client client) {
        Buffer subject = Tries.code(signedIn.person().id());
        return tries.admit(subject, client)
                .compose(admission -> admission instanceof Tries.TooMany tooMany
                        ? Future.succeededFuture(new CodeCheck.TooOften(tooMany.seconds()))
                        : database.transaction(
                                transaction -> enterCode(transaction, signedIn, codeOrRecoveryCode, subject, client)));
    }

    /**
     * Asks once more who it is, before what needs it.
     *
     * @param passwordOrCode the code or a recovery code of whoever has a second factor, of others the password
     */
    public Future<Confirmation> confirm(SignedIn signedIn, String passwordOrCode, Client client) {
        return signedIn.person().secondFactor()
                ? confirmByCode(signedIn, passwordOrCode, client)
                : confirmByPassword(signedIn, passwordOrCode, client);
    }

    private static Future<SignIn> signIn(SqlConnection transaction, PasswordTries.Right right, Client client) {
        return transaction
                .preparedQuery(STILL)
                .execute(Tuple.of(right.personId(), right.stored()))
                .compose(rows -> {
                    for (Row row : rows) {
                        boolean secondFactor = row.getBoolean("second_factor");
                        String cookie = BearerText.random();
                        return Tries.forgive(transaction, right.subject())
                                .compose(forgiven -> open(transaction, right.personId(), cookie, secondFactor, client))
                                .compose(merchant -> secondFactor
                                        ? Future.succeededFuture()
                                        : signedIn(
                                                transaction,
                                                right.personId(),
                                                row.getString("email"),
                                                merchant,
                                                "none"))
                                .map(done -> new SignIn.Opened(cookie, secondFactor));
                    }
                    return Future.succeededFuture(new SignIn.Refused());
                });
    }

    private Future<CodeCheck> enterCode(
            SqlConnection transaction, SignedIn signedIn, String typed, Buffer subject, Client client) {
        Person person = signedIn.person();
        String cookie = BearerText.random();
        return transaction
                .preparedQuery(AWAITING)
                .execute(Tuple.of(signedIn.sessionId(), person.id()))
                .compose(awaiting -> awaiting.size() == 0
                        ? Future.succeededFuture(Optional.<SecondFactorCodes.Way>empty())
                        : codes.use(transaction, person.id(), typed))
                .compose(way -> way.isEmpty()
                        ? Future.succeededFuture(new CodeCheck.Wrong())
                        : Tries.forgive(transaction, subject)
                                .compose(forgiven ->
                                        transaction.preparedQuery(OVER).execute(Tuple.of(signedIn.sessionId())))
                                .compose(over -> open(transaction, person.id(), cookie, false, client))
                                .compose(merchant ->
                                        signedIn(transaction, person.id(), person.email(), merchant, way.get().word))
                                .map(done -> new CodeCheck.Accepted(cookie)));
    }

    private Future<Confirmation> confirmByCode(SignedIn signedIn, String code, Client client) {
        Buffer subject = Tries.code(signedIn.person().id());
        return tries.admit(subject, client)
                .compose(admission -> admission instanceof Tries.TooMany tooMany
                        ? Future.succeededFuture(new Confirmation.TooOften(tooMany.seconds()))
                        : database.transaction(transaction -> codes.use(
                                        transaction, signedIn.person().id(), code)
                                .compose(way -> way.isEmpty()
                                        ? Future.succeededFuture(new Confirmation.Wrong())
                                        : confirmed(transaction, signedIn, subject, way.get().word))));
    }

    private Future<Confirmation> confirmByPassword(SignedIn signedIn, String password, Client client) {
        Person person = signedIn.person();
        return passwords
                .look(person.audience(), person.email(), password, client)
                .compose(look -> {
                    if (look instanceof PasswordTries.TooMany tooMany) {
                        return Future.succeededFuture(new Confirmation.TooOften(tooMany.seconds()));
                    }
                    if (!(look instanceof PasswordTries.Right right)
                            || !right.personId().equals(person.id())) {
                        return Future.succeededFuture(new Confirmation.Wrong());
                    }
                    return database.transaction(transaction -> transaction
                            .preparedQuery(STILL)
                            .execute(Tuple.of(person.id(), right.stored()))
                            .compose(still ->
                                    still.size() == 0 || still.iterator().next().getBoolean("second_factor")
                                            ? Future.succeededFuture(new Confirmation.Wrong())
                                            : confirmed(transaction, signedIn, right.subject(), "none")));
                });
    }

    private static Future<Confirmation> confirmed(
            SqlConnection transaction, SignedIn signedIn, Buffer subject, String way) {
        UUID person = signedIn.person().id();
        return Tries.forgive(transaction, subject)
                .compose(forgiven -> transaction.preparedQuery(CONFIRM).execute(Tuple.of(signedIn.sessionId(), person)))
                .compose(marked -> marked.rowCount() == 0
                        ? Future.succeededFuture(new Confirmation.Wrong())
                        : PersonDeeds.write(
                                        transaction,
                                        signedIn.deed("", ""),
                                        "person.confirm",
                                        person,
                                        Map.of("second_factor", way))
                                .map(written -> new Confirmation.Confirmed()));
    }

    private static Future<Optional<UUID>> open(
            SqlConnection transaction, UUID personId, String cookie, boolean awaitsSecondFactor, Client client) {
        return transaction
                .preparedQuery(OPEN)
                .execute(Tuple.of(
                        TimeOrderedUuid.next(),
                        personId,
                        BearerText.hash(cookie),
                        Buffer.buffer(RandomSecret.bytes()),
                        awaitsSecondFactor,
                        client.address(),
                        client.userAgent()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getUUID("merchant_id")));
    }

    private static Future<?> signedIn(
            SqlConnection transaction, UUID personId, String email, Optional<UUID> merchant, String secondFactor) {
        return transaction
                .preparedQuery(SEEN)
                .execute(Tuple.of(personId))
                .compose(seen -> PersonDeeds.write(
                        transaction,
                        merchant.map(PersonDeeds.own(personId, email)::at)
                                .orElseGet(() -> PersonDeeds.own(personId, email)),
                        "person.sign_in",
                        personId,
                        Map.of("second_factor", secondFactor)));
    }
}
