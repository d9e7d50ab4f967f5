package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Book;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class MemoryBookTest {
    private final MemoryBook book = new MemoryBook();

    @Test
    void refusesStaleWriters() {
        assertThat(book.create("a", value(1)).await()).isTrue();
        assertThat(book.create("a", value(2)).await()).isFalse();
        Book.Entry read = book.get("a").await().orElseThrow();
        assertThat(book.replace(read, value(3)).await()).isTrue();
        assertThat(book.replace(read, value(4)).await()).isFalse();
        assertThat(book.get("a").await()).contains(new Book.Entry("a", value(3), 2));
        book.remove("a").await();
        assertThat(book.replace(read, value(5)).await()).isFalse();
        assertThat(book.get("a").await()).isEmpty();
    }

    @Test
    void listsByPrefixInOrder() {
        for (String key : new String[] {"b/2", "a", "b/1", "c", "b/3"}) {
            book.create(key, value(0)).await();
        }
        assertThat(book.list("b/", 2).await()).extracting(Book.Entry::key).containsExactly("b/1", "b/2");
    }

    @Test
    void whatWasReadIsOnesOwn() {
        book.create("a", value(1)).await();
        book.get("a").await().orElseThrow().value().put("n", 9);
        assertThat(book.get("a").await().orElseThrow().value()).isEqualTo(value(1));
    }

    private static JsonObject value(int n) {
        return new JsonObject().put("n", n);
    }
}
