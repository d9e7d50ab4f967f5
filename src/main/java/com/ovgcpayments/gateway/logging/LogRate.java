package com.ovgcpayments.gateway.logging;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How many requests a second are written down of those that say nothing new. May be asked from every thread; where threads
 * meet at the turn of a second, one more may be let through.
 */
public final class LogRate {
    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private final LongSupplier nanos;
    private final AtomicLong second;
    private final AtomicLong admitted = new AtomicLong();

    /** @param perSecond none if it is 0 */
    public LogRate(int perSecond) {
        this(perSecond, System::nanoTime);
    }

    /** @param nanos the time that passes, as {@link System#nanoTime} tells it */
    public LogRate(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.second = new AtomicLong(now());
    }

    /** Whether one more is written down in this second. */
    public boolean admits() {
        long now = now();
        long before = second.get();
        // A thread that was held up since the second before turns nothing back.
        if (now - before > 0 && second.compareAndSet(before, now)) {
            admitted.set(0);
        }
        return admitted.get() < perSecond && admitted.incrementAndGet() <= perSecond;
    }

    private long now() {
        return Math.floorDiv(nanos.getAsLong(), SECOND);
    }
}
