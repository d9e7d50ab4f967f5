package com.ovgcpayments.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteBatcherTest {
    private static final String INSERT = """
            INSERT INTO number (value) SELECT * FROM unnest($1::integer[]) ON CONFLICT (value) DO NOTHING""";

    private static Vertx vertx;
    private static Database database;

    private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = Database.open(vertx, TestDatabase.create().admin(), 4);
        database.query("CREATE TABLE number (value integer PRIMARY KEY CHECK (value >= 0))")
                .await();
    }

    @BeforeEach
    void empty() {
        database.query("DELETE FROM number").await();
    }

    @AfterAll
    static void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void whatArrivesTogetherIsWrittenTogether() {
        WriteBatcher<Integer, Integer> batcher = new WriteBatcher<>(this::insert);
        List<Future<Integer>> written = onLoop(() -> writeAll(batcher, 0, 1_000));

        assertThat(written.stream().map(Future::result)).containsExactlyElementsOf(numbers(0, 1_000));
        assertThat(stored()).containsExactlyElementsOf(numbers(0, 1_000));
        assertThat(batches).startsWith(1).hasSize(5).allMatch(size -> size <= 256);
    }

    @Test
    void severalLoopsWriteSideBySide() {
        WriteBatcher<Integer, Integer> batcher = new WriteBatcher<>(this::insert);
        List<Future<List<Future<Integer>>>> loops = new ArrayList<>();
        for (int loop = 0; loop < 4; loop++) {
            int from = loop * 500;
            loops.add(startOnLoop(() -> writeAll(batcher, from, from + 500)));
        }
        Future.all(loops).await();

        assertThat(stored()).containsExactlyElementsOf(numbers(0, 2_000));
    }

    @Test
    void aRowThatIsRefusedFailsAlone() {
        WriteBatcher<Integer, Integer> batcher = new WriteBatcher<>(this::insert);
        List<Future<Integer>> written = onLoop(() -> {
            List<Future<Integer>> all = new ArrayList<>(writeAll(batcher, 0, 3));
            all.add(batcher.write(-1));
            all.addAll(writeAll(batcher, 3, 6));
            return all;
        });

        assertThat(written.get(3).cause())
                .isInstanceOfSatisfying(
                        PgException.class,
                        refusal -> assertThat(refusal.getSqlState()).isEqualTo("23514"));
        assertThat(written.stream().filter(Future::succeeded)).hasSize(6);
        assertThat(stored()).containsExactlyElementsOf(numbers(0, 6));
    }

    @Test
    void aBatchOfWhichNobodyHeardIsRepeated() {
        List<Integer> lost = new ArrayList<>();
        WriteBatcher<Integer, Integer> batcher =
                new WriteBatcher<>(rows -> insert(rows).compose(written -> {
                    if (rows.contains(7) && lost.isEmpty()) {
                        lost.addAll(rows);
                        return Future.failedFuture(new DatabaseUnavailable(ClosedConnectionException.INSTANCE));
                    }
                    return Future.succeededFuture(written);
                }));
        List<Future<Integer>> written = onLoop(() -> writeAll(batcher, 0, 20));

        assertThat(lost).contains(7);
        assertThat(written).allMatch(Future::succeeded);
        assertThat(stored()).containsExactlyElementsOf(numbers(0, 20));
    }

    @Test
    void aDatabaseThatIsAwayFailsThemAllAndTheNextAreTried() {
        List<Boolean> away = new ArrayList<>(List.of(true));
        WriteBatcher<Integer, Integer> batcher = new WriteBatcher<>(rows -> away.isEmpty()
                ? insert(rows)
                : Future.failedFuture(new DatabaseUnavailable(new java.util.concurrent.TimeoutException("no room"))));
        List<Future<Integer>> failed = onLoop(() -> writeAll(batcher, 0, 10));
        away.clear();
        List<Future<Integer>> written = onLoop(() -> writeAll(batcher, 0, 10));

        assertThat(failed).allMatch(each -> each.cause() instanceof DatabaseUnavailable);
        assertThat(written).allMatch(Future::succeeded);
    }

    @Test
    void whoWaitsBehindABatchThatFindsNoDatabaseIsToldWithIt() {
        Promise<List<Integer>> held = Promise.promise();
        List<Integer> asked = new ArrayList<>();
        WriteBatcher<Integer, Integer> batcher = new WriteBatcher<>(rows -> {
            asked.add(rows.size());
            return held.future();
        });
        List<Future<Integer>> written = onLoop(() -> {
            List<Future<Integer>> all = writeAll(batcher, 0, 1_000);
            held.fail(new DatabaseUnavailable(new java.util.concurrent.TimeoutException("no room")));
            return all;
        });

        assertThat(written).allMatch(each -> each.cause() instanceof DatabaseUnavailable);
        assertThat(asked).containsExactly(1);
    }

    @Test
    void rowsThatAreWrittenAloneDoNotEachWaitForADatabaseThatWentAway() {
        List<Integer> asked = new ArrayList<>();
        WriteBatcher<Integer, Integer> batcher = new WriteBatcher<>(rows -> {
            asked.add(rows.size());
            return switch (asked.size()) {
                case 1 -> insert(rows);
                case 2 -> insert(List.of(-1)).map(rows);
                default ->
                    Future.failedFuture(new DatabaseUnavailable(new java.util.concurrent.TimeoutException("no room")));
            };
        });
        List<Future<Integer>> written = onLoop(() -> writeAll(batcher, 0, 6));

        assertThat(written.get(0).succeeded()).isTrue();
        assertThat(written.subList(1, 6)).allMatch(each -> each.cause() instanceof DatabaseUnavailable);
        assertThat(asked).containsExactly(1, 5, 1);
    }

    @Test
    void whoComesWhenTooManyWaitIsSentAway() {
        Promise<Void> held = Promise.promise();
        WriteBatcher<Integer, Integer> batcher =
                new WriteBatcher<>(rows -> held.future().map(rows));
        List<Future<Integer>> written = onLoop(() -> {
            List<Future<Integer>> all = writeAll(batcher, 0, LoopQueue.MOST_WAITING + 2);
            held.complete();
            return all;
        });

        assertThat(written.stream().filter(Future::failed)).hasSize(1);
        assertThat(written.get(written.size() - 1).cause()).isInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    void anAnswerComesOnTheContextOfItsCaller() {
        WriteBatcher<Integer, Integer> batcher = new WriteBatcher<>(this::insert);
        Context loop = vertx.getOrCreateContext();
        List<Future<Boolean>> own = IntStream.range(0, 50)
                .mapToObj(number -> {
                    Promise<Boolean> same = Promise.promise();
                    // Each request has a context of its own on its loop.
                    Context request = ((io.vertx.core.internal.ContextInternal) loop).duplicate();
                    request.runOnContext(now -> batcher.write(number)
                            .<Boolean>map(written -> Objects.equals(Vertx.currentContext(), request))
                            .onComplete(same));
                    return same.future();
                })
                .toList();

        assertThat(Future.all(own).await().<Boolean>list()).hasSize(50).containsOnly(true);
    }

    private Future<List<Integer>> insert(List<Integer> rows) {
        batches.add(rows.size());
        return database.query(INSERT, (Object) rows.toArray(Integer[]::new)).map(rows);
    }

    private static List<Future<Integer>> writeAll(WriteBatcher<Integer, Integer> batcher, int from, int to) {
        return IntStream.range(from, to).mapToObj(batcher::write).toList();
    }

    /** What was begun on one event loop, when all of it has ended. */
    private static List<Future<Integer>> onLoop(Supplier<List<Future<Integer>>> work) {
        return startOnLoop(work).await();
    }

    private static Future<List<Future<Integer>>> startOnLoop(Supplier<List<Future<Integer>>> work) {
        Promise<List<Future<Integer>>> ended = Promise.promise();
        ((io.vertx.core.internal.VertxInternal) vertx).createEventLoopContext().runOnContext(now -> {
            List<Future<Integer>> all = work.get();
            Future.join(all).onComplete(done -> ended.complete(all));
        });
        return ended.future();
    }

    private static List<Integer> stored() {
        List<Integer> values = new ArrayList<>();
        database.query("SELECT value FROM number ORDER BY value")
                .await()
                .forEach(row -> values.add(row.getInteger("value")));
        return values;
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
