package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.connector.Book;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a connector that is only looked at gets to see of its book.
 *
 * @param book empty if there is no database that could be read
 */
record ReadOnlyBook(Optional<Book> book) implements Book {
    @Override
    public Future<Optional<Entry>> get(String key) {
        return read(known -> known.get(key));
    }

    @Override
    public Future<List<Entry>> list(String prefix, int limit) {
        return read(known -> known.list(prefix, limit));
    }

    @Override
    public Future<List<Entry>> listAfter(String prefix, String after, int limit) {
        return read(known -> known.listAfter(prefix, after, limit));
    }

    @Override
    public Future<Boolean> create(String key, JsonObject value) {
        return refuse();
    }

    @Override
    public Future<Boolean> replace(Entry read, JsonObject value) {
        return refuse();
    }

    @Override
    public Future<Void> remove(String key) {
        return refuse();
    }

    private <T> Future<T> read(Function<Book, Future<T>> question) {
        return book.map(question)
                .orElseGet(
                        () -> Future.failedFuture("it needs what it keeps in the database, and there is none to read"));
    }

    private static <T> Future<T> refuse() {
        return Future.failedFuture("it wants to change what it keeps in the database, and the doctor changes nothing");
    }
}
