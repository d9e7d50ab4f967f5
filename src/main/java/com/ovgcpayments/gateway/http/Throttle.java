package com.ovgcpayments.gateway.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * How often something may happen to whom on this instance: a bucket for each that holds one minute's worth and is filled
 * evenly. Shared by all event loops. Who has not come for longer than it takes to fill a bucket is forgotten, and so is the
 * least busy when there are very many.
 */
public final class Throttle {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_BUCKETS = 100_000;

    private final LoadingCache<String, Bucket> buckets;

    public Throttle(int perMinute) {
        this(perMinute, Ticker.systemTicker());
    }

    Throttle(int perMinute, Ticker ticker) {
        this.buckets = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterAccess(PERIOD)
                .maximumSize(MOST_BUCKETS)
                .build(whose -> bucket(perMinute, ticker));
    }

    /** Counts it. Empty if it may happen; else after how many seconds it may, at least 1. */
    public OptionalLong refusal(String whose) {
        ConsumptionProbe probe = buckets.get(whose).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? OptionalLong.empty() : OptionalLong.of(seconds(probe.getNanosToWaitForRefill()));
    }

    private static Bucket bucket(int perMinute, Ticker ticker) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(perMinute)
                        .refillGreedy(perMinute, PERIOD)
                        .build())
                .withCustomTimePrecision(new TickerTime(ticker))
                .build();
    }

    private static long seconds(long nanos) {
        return Math.max(1, -Math.floorDiv(-nanos, TimeUnit.SECONDS.toNanos(1)));
    }

    private record TickerTime(Ticker ticker) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ticker.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
