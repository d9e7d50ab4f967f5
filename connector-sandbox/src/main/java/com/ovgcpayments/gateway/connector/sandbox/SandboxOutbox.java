package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.Book;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which payments have something to notify, and when to try next. The events themselves stand in the payment; an entry
 * here without any is one whose writer died in between, and is harmless.
 */
final class SandboxOutbox {
    private static final String PREFIX = "outbox/";
    private static final int LIMIT = 1000;

    private final Book book;

    /** @param failures how often in a row its notification was not taken */
    private record Attempts(int failures, Instant nextAt) {}

    /** An entry as it was read or claimed. */
    record Due(String paymentId, int failures, Instant nextAt, Book.Entry entry) {}

    SandboxOutbox(Book book) {
        this.book = book;
    }

    /** @return the new entry; empty if there is one already */
    Future<Optional<Due>> announce(String paymentId, Instant at) {
        String key = PREFIX + paymentId;
        JsonObject value = SandboxJson.toBook(new Attempts(0, at));
        return book.create(key, value)
                .map(created -> created
                        ? Optional.of(new Due(paymentId, 0, at, new Book.Entry(key, value, 1)))
                        : Optional.empty());
    }

    Future<Optional<Due>> find(String paymentId) {
        return book.get(PREFIX + paymentId).map(found -> found.map(SandboxOutbox::due));
    }

    Future<List<Due>> list() {
        return book.list(PREFIX, LIMIT)
                .map(entries -> entries.stream().map(SandboxOutbox::due).toList());
    }

    /**
     * Says when to try next. Before an attempt this claims it: nobody else tries before {@code nextAt}.
     *
     * @return the entry as it now stands; empty if another instance was faster
     */
    Future<Optional<Due>> postpone(Due due, int failures, Instant nextAt) {
        JsonObject value = SandboxJson.toBook(new Attempts(failures, nextAt));
        Book.Entry read = due.entry();
        return book.replace(read, value)
                .map(written -> written
                        ? Optional.of(due(new Book.Entry(read.key(), value, read.version() + 1)))
                        : Optional.empty());
    }

    Future<Void> remove(Due due) {
        return book.remove(due.entry().key());
    }

    private static Due due(Book.Entry entry) {
        Attempts attempts = SandboxJson.fromBook(entry.value(), Attempts.class);
        return new Due(entry.key().substring(PREFIX.length()), attempts.failures(), attempts.nextAt(), entry);
    }
}
