package com.ovgcpayments.gateway.storage;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Joins look-ups by a key that event loops make at about the same time into one statement for many keys. Nothing is kept: an
 * answer is never older than its question. May be used from every thread.
 *
 * @param <K> what is looked up by; equal ones are answered alike
 */
public final class LookupBatcher<K, V> {
    /** So many keys that more would save nothing, and so few that nobody waits long for the others' rows. */
    private static final int MOST_AT_ONCE = 128;

    private final LoopQueues<K, Optional<V>> queues;

    /** @param find finds what there is; what is missing from its answer there is not. One key is a batch as well */
    public LookupBatcher(Function<List<K>, Future<Map<K, V>>> find) {
        this.queues = new LoopQueues<>(
                MOST_AT_ONCE,
                keys -> find.apply(keys)
                        .map(found -> keys.stream()
                                .map(key -> Future.succeededFuture(Optional.ofNullable(found.get(key))))
                                .toList()));
    }

    /** Fails with what the look-up fails with, then for all that were joined. */
    public Future<Optional<V>> find(K key) {
        return queues.ask(key);
    }
}
