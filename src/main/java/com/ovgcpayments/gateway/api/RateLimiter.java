package com.ovgcpayments.gateway.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.ovgcpayments.gateway.merchant.ApiKey;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.UUID;

/**
 * How many requests a second a key may make on this instance: a bucket for each key, filled evenly, that holds one
 * second's worth. Shared by all event loops; buckets of keys that no longer come are forgotten.
 */
final class RateLimiter {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private final int defaultPerSecond;
    private final LoadingCache<Limit, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(FORGOTTEN_AFTER)
            .maximumSize(100_000)
            .build(RateLimiter::bucket);

    private record Limit(UUID keyId, int perSecond) {}

    RateLimiter(int defaultPerSecond) {
        this.defaultPerSecond = defaultPerSecond;
    }

    /** Whether the key may go on; writes what is left into the answer's headers. */
    boolean admit(ApiKey key, HttpServerResponse response) {
        int perSecond = key.rateLimit().orElse(defaultPerSecond);
        ConsumptionProbe probe = buckets.get(new Limit(key.id(), perSecond)).tryConsumeAndReturnRemaining(1);
        long secondsToFull = seconds(probe.getNanosToWaitForReset());
        response.putHeader("X-RateLimit-Limit", Integer.toString(perSecond))
                .putHeader("X-RateLimit-Remaining", Long.toString(probe.getRemainingTokens()))
                .putHeader("X-RateLimit-Reset", Long.toString(secondsToFull));
        if (!probe.isConsumed()) {
            response.putHeader("Retry-After", Long.toString(Math.max(1, seconds(probe.getNanosToWaitForRefill()))));
        }
        return probe.isConsumed();
    }

    private static Bucket bucket(Limit limit) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(limit.perSecond())
                        .refillGreedy(limit.perSecond(), Duration.ofSeconds(1))
                        .build())
                .build();
    }

    private static long seconds(long nanos) {
        return -Math.floorDiv(-nanos, Duration.ofSeconds(1).toNanos());
    }
}
