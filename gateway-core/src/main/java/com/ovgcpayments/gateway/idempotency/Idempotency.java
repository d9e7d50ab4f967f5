package com.ovgcpayments.gateway.idempotency;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Executes a request once for its key and answers every repetition with the same bytes. The key's row commits in the
 * transaction that does the work, so there is no state in between: after a crash either both are there or neither.
 *
 * <p>Concurrent requests with one key are kept apart by an advisory lock of that transaction, which PostgreSQL releases
 * with it. Whoever does not get it gives his connection back and tries again, so waiting costs no connection, on this
 * instance or another. The primary key stands behind it all.
 */
public final class Idempotency {
    private static final Duration KEPT_FOR = Duration.ofHours(24);
    private static final long[] PAUSES_MILLIS = {25, 50, 100, 200, 400, 600, 625};
    private static final String SEALED_PLACE = "idempotency_key.answer";

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock($1) AS locked";

    private static final String FIND = """
            SELECT row_id, body_hash, status, answer FROM idempotency_key
             WHERE merchant_id = $1 AND livemode = $2 AND path = $3 AND key = $4
               AND created_at > now() - $5 * interval '1 second'""";

    private static final String KEEP = """
            INSERT INTO idempotency_key (merchant_id, livemode, path, key, row_id, body_hash, status, answer)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (merchant_id, livemode, path, key) DO UPDATE
               SET row_id = excluded.row_id, body_hash = excluded.body_hash, status = excluded.status,
                   answer = excluded.answer, created_at = now()
             WHERE idempotency_key.created_at <= now() - $9 * interval '1 second'""";

    private static final String FORGET = """
            DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM idempotency_key WHERE created_at <= now() - $1 * interval '1 second' LIMIT $2))""";

    private final Vertx vertx;
    private final Database database;
    private final Sealer sealer;

    public Idempotency(Vertx vertx, Database database, Sealer sealer) {
        this.vertx = vertx;
        this.database = database;
        this.sealer = sealer;
    }

    /**
     * @param body the raw request: another body under the same key is refused
     * @param work does everything in the transaction that it is given and calls nobody outside
     * @return fails with {@link IdempotencyConflict} if the key cannot be used; a failure of the work is not kept, unless
     *     it is a {@link KeptRefusal}
     */
    public Future<Answer> once(IdempotencyScope scope, Buffer body, Function<SqlConnection, Future<Answer>> work) {
        byte[] bodyHash = Digest.sha256(body.getBytes());
        // The transaction of the work is undone. If another request was faster by now, its answer is that of both.
        return once(scope, bodyHash, work, 0)
                .recover(failure -> failure instanceof KeptRefusal refusal
                        ? once(scope, bodyHash, transaction -> Future.succeededFuture(refusal.answer()), 0)
                        : Future.failedFuture(failure));
    }

    /**
     * The answer that an earlier request with this key got, without executing anything.
     *
     * @param body the raw request
     * @return fails with {@link IdempotencyConflict} if the key was used for another body
     */
    public Future<Optional<Answer>> kept(IdempotencyScope scope, Buffer body) {
        byte[] bodyHash = Digest.sha256(body.getBytes());
        return database.query(FIND, wanted(scope))
                .compose(rows -> rows.size() > 0
                        ? replay(rows.iterator().next(), bodyHash).map(Optional::of)
                        : Future.succeededFuture(Optional.empty()));
    }

    /** Removes keys that are no longer kept, a few at a time; answers how many. */
    public Future<Integer> forgetOld(int limit) {
        return database.query(FORGET, KEPT_FOR.toSeconds(), limit).map(rows -> rows.rowCount());
    }

    private Future<Answer> once(
            IdempotencyScope scope, byte[] bodyHash, Function<SqlConnection, Future<Answer>> work, int waits) {
        return database.transaction(transaction -> locked(transaction, scope)
                        .compose(locked -> locked
                                ? answered(transaction, scope, bodyHash, work).map(Optional::of)
                                : Future.succeededFuture(Optional.<Answer>empty())))
                .compose(answer -> {
                    if (answer.isPresent()) {
                        return Future.succeededFuture(answer.get());
                    }
                    if (waits == PAUSES_MILLIS.length) {
                        return Future.failedFuture(new IdempotencyConflict(IdempotencyConflict.Kind.IN_PROGRESS));
                    }
                    return vertx.timer(PAUSES_MILLIS[waits], TimeUnit.MILLISECONDS)
                            .compose(rested -> once(scope, bodyHash, work, waits + 1));
                });
    }

    private static Future<Boolean> locked(SqlConnection transaction, IdempotencyScope scope) {
        String name = scope.merchantId() + "|" + scope.mode() + "|" + scope.path() + "|" + scope.key();
        long lock = ByteBuffer.wrap(Digest.sha256(name)).getLong();
        return transaction
                .preparedQuery(TRY_LOCK)
                .execute(Tuple.of(lock))
                .map(rows -> rows.iterator().next().getBoolean("locked"));
    }

    private Future<Answer> answered(
            SqlConnection transaction,
            IdempotencyScope scope,
            byte[] bodyHash,
            Function<SqlConnection, Future<Answer>> work) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.from(wanted(scope)))
                .compose(rows -> rows.size() > 0
                        ? replay(rows.iterator().next(), bodyHash)
                        : work.apply(transaction).compose(answer -> keep(transaction, scope, bodyHash, answer)));
    }

    private static Object[] wanted(IdempotencyScope scope) {
        return new Object[] {
            scope.merchantId(), scope.mode().livemode(), scope.path(), scope.key(), KEPT_FOR.toSeconds()
        };
    }

    private Future<Answer> replay(Row row, byte[] bodyHash) {
        if (!Arrays.equals(row.getBuffer("body_hash").getBytes(), bodyHash)) {
            return Future.failedFuture(new IdempotencyConflict(IdempotencyConflict.Kind.REUSED));
        }
        byte[] body = sealer.open(row.getBuffer("answer").getBytes(), SEALED_PLACE, row.getUUID("row_id"));
        return Future.succeededFuture(new Answer(row.getInteger("status"), Buffer.buffer(body), true));
    }

    private Future<Answer> keep(SqlConnection transaction, IdempotencyScope scope, byte[] bodyHash, Answer answer) {
        UUID rowId = TimeOrderedUuid.next();
        Buffer sealed = Buffer.buffer(sealer.seal(answer.body().getBytes(), SEALED_PLACE, rowId));
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.from(new Object[] {
                    scope.merchantId(),
                    scope.mode().livemode(),
                    scope.path(),
                    scope.key(),
                    rowId,
                    Buffer.buffer(bodyHash),
                    answer.status(),
                    sealed,
                    KEPT_FOR.toSeconds()
                }))
                .compose(rows -> rows.rowCount() == 1
                        ? Future.succeededFuture(answer)
                        : Future.failedFuture(new IdempotencyConflict(IdempotencyConflict.Kind.IN_PROGRESS)));
    }
}
