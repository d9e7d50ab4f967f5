package com.ovgcpayments.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The work here makes a merchant of the scope's key as a name, so that one can count how often it was done. */
@ExtendWith(VertxExtension.class)
class IdempotencyTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final int POOL_SIZE = 2;
    private static final Sealer SEALER = Sealer.of(List.of(Base64.getEncoder().encodeToString(RandomSecret.bytes())));
    private static final Buffer BODY = Buffer.buffer("{\"amount\":1}");

    private Database owner;
    private Database database;
    private Idempotency idempotency;
    private IdempotencyScope scope;

    @BeforeEach
    void open(Vertx vertx) {
        owner = Database.open(vertx, DATABASE.admin(), 2);
        database = Database.open(vertx, DATABASE.application(), POOL_SIZE);
        idempotency = new Idempotency(vertx, database, SEALER);
        UUID merchant = new Merchants(database).create("Shop").await().id();
        scope = new IdempotencyScope(merchant, Mode.TEST, "/things", "key-" + TimeOrderedUuid.next());
    }

    @Test
    void repeatsTheAnswerWithoutTheWork() {
        Answer first = idempotency.once(scope, BODY, this::work).await();
        Answer second = idempotency.once(scope, BODY, this::work).await();
        assertThat(first.replayed()).isFalse();
        assertThat(second).isEqualTo(new Answer(first.status(), first.body(), true));
        assertThat(idempotency.kept(scope, BODY).await()).contains(second);
        assertThat(timesWorked()).isEqualTo(1);
    }

    @Test
    void refusesAnotherBody() {
        idempotency.once(scope, BODY, this::work).await();
        Buffer other = Buffer.buffer("{\"amount\":2}");
        assertConflict(IdempotencyConflict.Kind.REUSED, idempotency.once(scope, other, this::work));
        assertConflict(IdempotencyConflict.Kind.REUSED, idempotency.kept(scope, other));
        assertThat(timesWorked()).isEqualTo(1);
    }

    @Test
    void worksOnceForManyAtOnce() {
        List<Future<Answer>> all = IntStream.range(0, 30)
                .mapToObj(i -> idempotency.once(scope, BODY, this::work))
                .toList();
        List<Answer> answers = all.stream().map(each -> each.await()).toList();
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> !answer.replayed())).hasSize(1);
        assertThat(timesWorked()).isEqualTo(1);
    }

    @Test
    void keepsNothingOfWorkThatFails() {
        Future<Answer> failing = idempotency.once(
                scope,
                BODY,
                transaction -> work(transaction).compose(answer -> Future.failedFuture(new IllegalStateException())));
        assertThatThrownBy(failing::await).isInstanceOf(IllegalStateException.class);
        assertThat(timesWorked()).isZero();
        assertThat(idempotency.kept(scope, BODY).await()).isEmpty();
        assertThat(idempotency
                        .once(scope, Buffer.buffer("other"), this::work)
                        .await()
                        .replayed())
                .isFalse();
    }

    @Test
    void keepsARefusalAndUndoesTheWork() {
        Answer refusal = Answer.of(409, Buffer.buffer("no"));
        Answer first = idempotency
                .once(
                        scope,
                        BODY,
                        transaction ->
                                work(transaction).compose(answer -> Future.failedFuture(new KeptRefusal(refusal))))
                .await();
        assertThat(first).isEqualTo(refusal);
        assertThat(timesWorked()).isZero();
        assertThat(idempotency.once(scope, BODY, this::work).await()).isEqualTo(new Answer(409, refusal.body(), true));
        assertThat(timesWorked()).isZero();
        assertConflict(IdempotencyConflict.Kind.REUSED, idempotency.once(scope, Buffer.buffer("other"), this::work));
    }

    /** Also after a statement of the work was refused by the database. */
    @Test
    void keepsARefusalThatTheDatabaseGave() {
        Answer refusal = Answer.of(409, Buffer.buffer("no"));
        Answer first = idempotency
                .once(
                        scope,
                        BODY,
                        transaction -> transaction
                                .query("SELECT 1 / 0")
                                .execute()
                                .<Answer>mapEmpty()
                                .recover(divided -> Future.failedFuture(new KeptRefusal(refusal))))
                .await();
        assertThat(first).isEqualTo(refusal);
        assertThat(idempotency.kept(scope, BODY).await()).contains(new Answer(409, refusal.body(), true));
    }

    /** By two instances, whose requests would be refused each in words of its own. */
    @Test
    void manyAtOnceGetTheSameRefusal(Vertx vertx) {
        Idempotency other = new Idempotency(vertx, Database.open(vertx, DATABASE.application(), POOL_SIZE), SEALER);
        List<Future<Answer>> all = IntStream.range(0, 8)
                .mapToObj(i -> (i % 2 == 0 ? idempotency : other)
                        .once(
                                scope,
                                BODY,
                                transaction -> Future.failedFuture(
                                        new KeptRefusal(Answer.of(409, Buffer.buffer("no, says " + i))))))
                .toList();
        List<Answer> answers = all.stream().map(each -> each.await()).toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> !answer.replayed())).hasSize(1);
    }

    @Test
    void keepsNothingWhenTheConnectionDiesBeforeTheCommit() {
        Future<Answer> dying = idempotency.once(
                scope,
                BODY,
                transaction -> work(transaction)
                        .compose(answer -> transaction
                                .query("SELECT pg_terminate_backend(pg_backend_pid())")
                                .execute()
                                .map(answer)));
        assertThatThrownBy(dying::await).isInstanceOf(DatabaseUnavailable.class);
        assertThat(timesWorked()).isZero();
        assertThat(idempotency.once(scope, BODY, this::work).await().replayed()).isFalse();
        assertThat(timesWorked()).isEqualTo(1);
    }

    @Test
    void waitsWithoutAConnection() {
        Promise<Void> begun = Promise.promise();
        Promise<Void> release = Promise.promise();
        Future<Answer> first = idempotency.once(scope, BODY, transaction -> {
            begun.complete();
            return release.future().compose(released -> work(transaction));
        });
        begun.future().await();
        List<Future<Answer>> waiting = IntStream.range(0, 20 * POOL_SIZE)
                .mapToObj(i -> idempotency.once(scope, BODY, this::work))
                .toList();
        assertThat(database.query("SELECT 1").await().size()).isEqualTo(1);
        release.complete();
        Buffer body = first.await().body();
        waiting.forEach(each -> assertThat(each.await().body()).isEqualTo(body));
        assertThat(timesWorked()).isEqualTo(1);
    }

    @Test
    void givesUpOnWorkThatTakesTooLong() {
        Promise<Void> begun = Promise.promise();
        Promise<Void> release = Promise.promise();
        Future<Answer> first = idempotency.once(scope, BODY, transaction -> {
            begun.complete();
            return release.future().compose(released -> work(transaction));
        });
        begun.future().await();
        assertConflict(IdempotencyConflict.Kind.IN_PROGRESS, idempotency.once(scope, BODY, this::work));
        release.complete();
        first.await();
        assertThat(idempotency.once(scope, BODY, this::work).await().replayed()).isTrue();
    }

    @Test
    void keepsScopesApart() {
        idempotency.once(scope, BODY, this::work).await();
        UUID otherMerchant = new Merchants(database).create("Other").await().id();
        for (IdempotencyScope other : List.of(
                new IdempotencyScope(otherMerchant, scope.mode(), scope.path(), scope.key()),
                new IdempotencyScope(scope.merchantId(), Mode.LIVE, scope.path(), scope.key()),
                new IdempotencyScope(scope.merchantId(), scope.mode(), "/others", scope.key()),
                new IdempotencyScope(scope.merchantId(), scope.mode(), scope.path(), scope.key() + "x"))) {
            assertThat(idempotency.once(other, BODY, this::work).await().replayed())
                    .isFalse();
        }
    }

    @Test
    void forgetsAfterADay() {
        idempotency.once(scope, BODY, this::work).await();
        age("23 hours 59 minutes");
        assertThat(idempotency.forgetOld(10).await()).isZero();
        assertThat(idempotency.kept(scope, BODY).await()).isPresent();
        age("24 hours 1 second");
        assertThat(idempotency.kept(scope, BODY).await()).isEmpty();
        assertThat(idempotency
                        .once(scope, Buffer.buffer("other"), this::work)
                        .await()
                        .replayed())
                .isFalse();
        age("24 hours 1 second");
        assertThat(idempotency.forgetOld(10).await()).isEqualTo(1);
    }

    private Future<Answer> work(SqlConnection transaction) {
        UUID id = TimeOrderedUuid.next();
        return transaction
                .preparedQuery("INSERT INTO merchant (id, name) VALUES ($1, $2)")
                .execute(Tuple.of(id, scope.key()))
                .map(Answer.of(201, Buffer.buffer(id.toString())));
    }

    private long timesWorked() {
        return owner.query("SELECT count(*) AS times FROM merchant WHERE name = $1", scope.key())
                .await()
                .iterator()
                .next()
                .getLong("times");
    }

    private void age(String by) {
        owner.query(
                        "UPDATE idempotency_key SET created_at = now() - $1::text::interval WHERE key = $2",
                        by,
                        scope.key())
                .await();
    }

    private static void assertConflict(IdempotencyConflict.Kind kind, Future<?> answer) {
        assertThatThrownBy(answer::await)
                .isInstanceOfSatisfying(
                        IdempotencyConflict.class,
                        conflict -> assertThat(conflict.kind()).isEqualTo(kind));
    }
}
