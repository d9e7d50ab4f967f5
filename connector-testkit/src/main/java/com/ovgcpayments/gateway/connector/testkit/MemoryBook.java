package com.ovgcpayments.gateway.connector.testkit;

import com.ovgcpayments.gateway.connector.Book;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A {@link Book} that is forgotten with its process, and refuses stale writers as the real one does. */
public final class MemoryBook implements Book {
    private final ConcurrentSkipListMap<String, Entry> entries = new ConcurrentSkipListMap<>();

    @Override
    public Future<Optional<Entry>> get(String key) {
        return Future.succeededFuture(Optional.ofNullable(entries.get(key)).map(MemoryBook::copy));
    }

    @Override
    public Future<List<Entry>> list(String prefix, int limit) {
        return Future.succeededFuture(page(entries.tailMap(prefix), prefix, limit));
    }

    @Override
    public Future<List<Entry>> listAfter(String prefix, String after, int limit) {
        return Future.succeededFuture(page(entries.tailMap(prefix).tailMap(after, false), prefix, limit));
    }

    private static List<Entry> page(SortedMap<String, Entry> from, String prefix, int limit) {
        return from.values().stream()
                .takeWhile(entry -> entry.key().startsWith(prefix))
                .limit(limit)
                .map(MemoryBook::copy)
                .toList();
    }

    @Override
    public Future<Boolean> create(String key, JsonObject value) {
        return Future.succeededFuture(entries.putIfAbsent(key, new Entry(key, value.copy(), 1)) == null);
    }

    @Override
    public Future<Boolean> replace(Entry read, JsonObject value) {
        AtomicBoolean written = new AtomicBoolean();
        entries.computeIfPresent(read.key(), (key, current) -> {
            if (current.version() != read.version()) {
                return current;
            }
            written.set(true);
            return new Entry(key, value.copy(), current.version() + 1);
        });
        return Future.succeededFuture(written.get());
    }

    @Override
    public Future<Void> remove(String key) {
        entries.remove(key);
        return Future.succeededFuture();
    }

    /** As a database would: whoever changes what he was given changes nothing here. */
    private static Entry copy(Entry entry) {
        return new Entry(entry.key(), entry.value().copy(), entry.version());
    }
}
