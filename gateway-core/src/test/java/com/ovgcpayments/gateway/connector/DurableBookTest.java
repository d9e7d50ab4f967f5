package com.ovgcpayments.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
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
