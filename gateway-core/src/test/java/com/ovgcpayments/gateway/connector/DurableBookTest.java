package com.ovgcpayments.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DurableBookTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Book book;
    private Book stranger;

    @BeforeEach
    void open(Vertx vertx) {
        Database database = Database.open(vertx, DATABASE.application(), 4);
        book = new DurableBook(database, "one");
        stranger = new DurableBook(database, "other");
    }

    @Test
    void whoWritesOnAnOldVersionIsRefused() {
        assertThat(book.create("a", new JsonObject().put("n", 1)).await()).isTrue();
        assertThat(book.create("a", new JsonObject().put("n", 2)).await()).isFalse();
        Book.Entry read = book.get("a").await().orElseThrow();
        assertThat(book.replace(read, new JsonObject().put("n", 3)).await()).isTrue();
        assertThat(book.replace(read, new JsonObject().put("n", 4)).await()).isFalse();
        assertThat(book.get("a").await().orElseThrow().value()).isEqualTo(new JsonObject().put("n", 3));
    }

    /** All of them at once, on one event loop: the first goes alone, and the others in one statement. */
    @Test
    void tellsApartWhatIsWrittenAtTheSameTime(Vertx vertx) {
        List<Boolean> created = atOnce(vertx, n -> book.create(n == 7 ? "b3" : "b" + n, number(n)), 8);
        assertThat(created).containsExactly(true, true, true, true, true, true, true, false);
        assertThat(found("b3")).isEqualTo(number(3));

        List<Book.Entry> read = atOnce(vertx, n -> book.get("b" + n), 8).stream()
                .flatMap(Optional::stream)
                .toList();
        assertThat(read)
                .extracting(Book.Entry::value)
                .containsExactly(number(0), number(1), number(2), number(3), number(4), number(5), number(6));
        assertThat(book.replace(read.get(2), number(20)).await()).isTrue();

        // Behind one that goes alone: an old version, a new one, and twice the same.
        List<Book.Entry> on = List.of(read.get(0), read.get(2), read.get(4), read.get(5), read.get(5));
        List<Boolean> replaced = atOnce(vertx, n -> book.replace(on.get(n), number(30 + n)), 5);
        assertThat(replaced.subList(0, 3)).containsExactly(true, false, true);
        assertThat(replaced.subList(3, 5)).containsExactlyInAnyOrder(true, false);
        assertThat(found("b2")).isEqualTo(number(20));
        assertThat(found("b4")).isEqualTo(number(32));
        assertThat(found("b5")).isEqualTo(number(replaced.get(3) ? 33 : 34));
        assertThat(book.get("b5").await().orElseThrow().version()).isEqualTo(2);

        atOnce(vertx, n -> book.remove("b" + n), 5);
        assertThat(book.list("b", 10).await()).extracting(Book.Entry::key).containsExactly("b5", "b6");
    }

    private JsonObject found(String key) {
        return book.get(key).await().orElseThrow().value();
    }

    private static JsonObject number(int n) {
        return new JsonObject().put("n", n);
    }

    private static <T> List<T> atOnce(Vertx vertx, IntFunction<Future<T>> work, int times) {
        Promise<List<T>> done = Promise.promise();
        vertx.runOnContext(
                now -> Future.all(IntStream.range(0, times).mapToObj(work).toList())
                        .map(all -> all.<T>list())
                        .onComplete(done));
        return done.future().await();
    }

    @Test
    void listsByPrefixAndKeepsConnectorsApart() {
        for (String key : List.of("p/2", "p/1", "p_3", "q/1")) {
            book.create(key, new JsonObject()).await();
        }
        stranger.create("p/9", new JsonObject()).await();
        assertThat(book.list("p/", 10).await()).extracting(Book.Entry::key).containsExactly("p/1", "p/2");
        assertThat(book.listAfter("p/", "p/1", 10).await())
                .extracting(Book.Entry::key)
                .containsExactly("p/2");
        assertThat(book.list("p/", 1).await()).extracting(Book.Entry::key).containsExactly("p/1");
        book.remove("p/1").await();
        assertThat(book.get("p/1").await()).isEmpty();
    }
}
