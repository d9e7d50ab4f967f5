package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.secret.Sealer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Takes codes and recovery codes, each once. */
final class SecondFactorCodes {
    private static final String PLACE = "second_factor.secret";

    private static final String FIND = """
            SELECT secret, coalesce(last_step, 0) AS last_step,
                   floor(extract(epoch FROM clock_timestamp()))::bigint AS now
              FROM second_factor
             WHERE person_id = $1 AND (active_since IS NOT NULL) = $2 FOR UPDATE""";

    private static final String USE_STEP = "UPDATE second_factor SET last_step = $2 WHERE person_id = $1";

    private static final String USE_RECOVERY_CODE =
            "UPDATE recovery_code SET used_at = now() WHERE person_id = $1 AND hash = $2 AND used_at IS NULL";

    private final Sealer sealer;

    /** By what somebody proved that it is he. */
    enum Way {
        CODE("code"),
        RECOVERY_CODE("recovery code");

        final String word;

        Way(String word) {
            this.word = word;
        }
    }

    SecondFactorCodes(Sealer sealer) {
        this.sealer = sealer;
    }

    Buffer seal(UUID personId, byte[] seed) {
        return Buffer.buffer(sealer.seal(seed, PLACE, personId));
    }

    byte[] open(UUID personId, Buffer secret) {
        return sealer.open(secret.getBytes(), PLACE, personId);
    }

    /** Uses up what was typed, if it is good for this person, whose second factor is active. */
    Future<Optional<Way>> use(SqlConnection transaction, UUID personId, String typed) {
        return find(transaction, personId, true).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            byte[] seed = open(personId, found.get().getBuffer("secret"));
            if (TimedCode.hasForm(typed)) {
                return useStep(transaction, personId, found.get(), seed, typed)
                        .map(used -> used ? Optional.of(Way.CODE) : Optional.empty());
            }
            return transaction
                    .preparedQuery(USE_RECOVERY_CODE)
                    .execute(Tuple.of(personId, recoveryHash(seed, typed)))
                    .map(used -> used.rowCount() == 1 ? Optional.of(Way.RECOVERY_CODE) : Optional.empty());
        });
    }

    /** Uses up a code of a second factor that is not active yet. */
    Future<Boolean> useFirst(SqlConnection transaction, UUID personId, String typed) {
        return find(transaction, personId, false)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(false)
                        : useStep(
                                transaction,
                                personId,
                                found.get(),
                                open(personId, found.get().getBuffer("secret")),
                                typed));
    }

    static Buffer recoveryHash(byte[] seed, String code) {
        return Buffer.buffer(Digest.hmacSha256(seed, RecoveryCodes.plain(code)));
    }

    private static Future<Optional<Row>> find(SqlConnection transaction, UUID personId, boolean active) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(personId, active))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next()));
    }

    private static Future<Boolean> useStep(
            SqlConnection transaction, UUID personId, Row factor, byte[] seed, String typed) {
        OptionalLong step = TimedCode.step(seed, typed, factor.getLong("now"), factor.getLong("last_step"));
        return step.isEmpty()
                ? Future.succeededFuture(false)
                : transaction
                        .preparedQuery(USE_STEP)
                        .execute(Tuple.of(personId, step.getAsLong()))
                        .map(true);
    }
}
