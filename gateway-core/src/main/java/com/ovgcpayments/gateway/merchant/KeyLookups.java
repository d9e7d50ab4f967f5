package com.ovgcpayments.gateway.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What look-ups of keys found, kept for less than a second: a busy key costs one query in that time on each instance,
 * however many requests and event loops ask for it. An answer's age counts from when its query was sent, and nothing
 * prolongs it.
 */
final class KeyLookups {
    /** Below the one second after which a revoked key must be refused everywhere. */
    static final Duration MAX_AGE = Duration.ofMillis(900);

    private static final int MAX_ENTRIES = 20_000;

    private final Cache<ByteBuffer, Future<Optional<ApiKey>>> found;
    private final Function<byte[], Future<Optional<ApiKey>>> query;

    KeyLookups(Ticker ticker, Function<byte[], Future<Optional<ApiKey>>> query) {
        this.query = query;
        this.found = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(MAX_AGE)
                .ticker(ticker)
                .build();
    }

    Future<Optional<ApiKey>> find(byte[] hash) {
        ByteBuffer key = ByteBuffer.wrap(hash);
        @Nullable Future<Optional<ApiKey>> known = found.getIfPresent(key);
        if (known != null) {
            return onCallersContext(known);
        }
        Promise<Optional<ApiKey>> promise = Promise.promise();
        @Nullable Future<Optional<ApiKey>> other = found.asMap().putIfAbsent(key, promise.future());
        if (other != null) {
            return onCallersContext(other);
        }
        query.apply(hash).onComplete(answer -> {
            if (answer.failed()) {
                found.asMap().remove(key, promise.future());
            }
            promise.handle(answer);
        });
        return onCallersContext(promise.future());
    }

    /** The one who asked first may live on another event loop; each caller goes on with his own. */
    private static Future<Optional<ApiKey>> onCallersContext(Future<Optional<ApiKey>> shared) {
        if (shared.succeeded()) {
            return Future.succeededFuture(shared.result());
        }
        @Nullable Context caller = Vertx.currentContext();
        return caller == null ? shared : Future.fromCompletionStage(shared.toCompletionStage(), caller);
    }
}
