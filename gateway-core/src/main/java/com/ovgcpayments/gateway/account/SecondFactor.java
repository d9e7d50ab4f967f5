package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.util.encoders.Base32;

/**
 * Turning the second factor on and off. What shows a secret or takes one away fails as {@link NotConfirmed} if the session
 * was not confirmed recently.
 */
public final class SecondFactor {
    private static final String ISSUER = "OVGC Gateway";

    /** What RFC 4226 recommends, and still short enough to type. */
    private static final int SEED_BYTES = 20;

    private static final String BEGIN = """
            INSERT INTO second_factor AS f (person_id, secret) VALUES ($1, $2)
            ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret, begun_at = now(), last_step = NULL
             WHERE f.active_since IS NULL""";

    private static final String PENDING =
            "SELECT secret FROM second_factor WHERE person_id = $1 AND active_since IS NULL";

    private static final String ACTIVATE =
            "UPDATE second_factor SET active_since = now() WHERE person_id = $1 RETURNING secret";

    private static final String ACTIVE =
            "SELECT secret FROM second_factor WHERE person_id = $1 AND active_since IS NOT NULL FOR NO KEY UPDATE";

    private static final String DROP_CODES = "DELETE FROM recovery_code WHERE person_id = $1";

    private static final String ADD_CODE = "INSERT INTO recovery_code (person_id, hash) VALUES ($1, $2)";

    private static final String LEFT =
            "SELECT count(*) AS number FROM recovery_code WHERE person_id = $1 AND used_at IS NULL";

    private static final String REMOVE = "DELETE FROM second_factor WHERE person_id = $1 RETURNING active_since";

    private final Database database;
    private final SecondFactorCodes codes;

    public SecondFactor(Database database, Sealer sealer) {
        this.database = database;
        this.codes = new SecondFactorCodes(sealer);
    }

    /** A new secret, in place of one that was begun and never used; empty if the second factor is on already. */
    public Future<Optional<NewSecondFactor>> begin(SignedIn signedIn) {
        if (!signedIn.confirmedRecently()) {
            return Future.failedFuture(new NotConfirmed());
        }
        UUID person = signedIn.person().id();
        byte[] seed = Arrays.copyOf(RandomSecret.bytes(), SEED_BYTES);
        return database.query(BEGIN, person, codes.seal(person, seed))
                .map(begun -> begun.rowCount() == 1 ? Optional.of(shown(signedIn, seed)) : Optional.empty());
    }

    /** What was begun and not yet activated, to be shown again. */
    public Future<Optional<NewSecondFactor>> pending(SignedIn signedIn) {
        if (!signedIn.confirmedRecently()) {
            return Future.failedFuture(new NotConfirmed());
        }
        UUID person = signedIn.person().id();
        return database.query(PENDING, person)
                .map(rows -> PersonRows.first(rows)
                        .map(row -> shown(signedIn, codes.open(person, row.getBuffer("secret")))));
    }

    /**
     * Turns on what was begun, once a code of it shows that the app has it. That code is used up.
     *
     * @return the recovery codes, to be shown this once; empty if the code is wrong
     */
    public Future<Optional<List<String>>> activate(SignedIn signedIn, String code, String requestId) {
        UUID person = signedIn.person().id();
        return database.transaction(transaction -> codes.useFirst(transaction, person, code)
                .compose(right -> right
                        ? transaction
                                .preparedQuery(ACTIVATE)
                                .execute(Tuple.of(person))
                                .compose(rows -> newCodes(
                                        transaction,
                                        person,
                                        codes.open(
                                                person, rows.iterator().next().getBuffer("secret"))))
                                .compose(recovery -> PersonDeeds.write(
                                                transaction,
                                                signedIn.deed("", requestId),
                                                "person.second_factor_on",
                                                person)
                                        .map(Optional.of(recovery)))
                        : Future.succeededFuture(Optional.empty())));
    }

    /** @return whether it was on */
    public Future<Boolean> turnOff(SignedIn signedIn, String requestId) {
        if (!signedIn.confirmedRecently()) {
            return Future.failedFuture(new NotConfirmed());
        }
        UUID person = signedIn.person().id();
        return database.transaction(transaction -> remove(transaction, person)
                .compose(wasOn -> wasOn
                        ? PersonDeeds.write(
                                        transaction, signedIn.deed("", requestId), "person.second_factor_off", person)
                                .map(true)
                        : Future.succeededFuture(false)));
    }

    /** New recovery codes, to be shown this once, in place of all old ones; empty if the second factor is off. */
    public Future<Optional<List<String>>> newRecoveryCodes(SignedIn signedIn, String requestId) {
        if (!signedIn.confirmedRecently()) {
            return Future.failedFuture(new NotConfirmed());
        }
        UUID person = signedIn.person().id();
        return database.transaction(transaction -> transaction
                .preparedQuery(ACTIVE)
                .execute(Tuple.of(person))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : newCodes(
                                        transaction,
                                        person,
                                        codes.open(
                                                person, rows.iterator().next().getBuffer("secret")))
                                .compose(recovery -> PersonDeeds.write(
                                                transaction,
                                                signedIn.deed("", requestId),
                                                "person.new_recovery_codes",
                                                person)
                                        .map(Optional.of(recovery)))));
    }

    /** How many recovery codes somebody has not used yet. */
    public Future<Integer> recoveryCodesLeft(UUID personId) {
        return database.query(LEFT, personId).map(rows -> rows.iterator().next().getInteger("number"));
    }

    /** @return whether it was on */
    static Future<Boolean> remove(SqlConnection transaction, UUID personId) {
        return transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.of(personId))
                .map(removed -> PersonRows.first(removed)
                        .filter(row -> row.getOffsetDateTime("active_since") != null)
                        .isPresent());
    }

    private static Future<List<String>> newCodes(SqlConnection transaction, UUID person, byte[] seed) {
        List<String> made = RecoveryCodes.random();
        List<Tuple> rows = made.stream()
                .map(code -> Tuple.of(person, SecondFactorCodes.recoveryHash(seed, code)))
                .toList();
        return transaction
                .preparedQuery(DROP_CODES)
                .execute(Tuple.of(person))
                .compose(dropped -> transaction.preparedQuery(ADD_CODE).executeBatch(rows))
                .map(made);
    }

    private static NewSecondFactor shown(SignedIn signedIn, byte[] seed) {
        String secret = Base32.toBase32String(seed);
        String issuer = encoded(ISSUER);
        return new NewSecondFactor(
                secret,
                "otpauth://totp/" + issuer + ":" + encoded(signedIn.person().email()) + "?secret=" + secret + "&issuer="
                        + issuer + "&algorithm=SHA1&digits=6&period=30");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
