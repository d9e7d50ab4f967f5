package com.ovgcpayments.gateway.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * UUIDs of version 7 (RFC 9562): the time in milliseconds, then 74 bits from a secure source. New rows lie together in
 * an index, and no id tells another: each draws its random bits afresh, also within one millisecond.
 */
public final class TimeOrderedUuid {
    private static final TimeBasedEpochRandomGenerator GENERATOR =
            Generators.timeBasedEpochRandomGenerator(new SecureRandom());

    /** How far the clock that made an id may be from the database's, which tells when its row was made. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    /** In milliseconds. */
    private static final long LAST = (1L << 48) - 1;

    private TimeOrderedUuid() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /**
     * What is less than any id made at that time or later, and not less than any made before. Nothing is made before 1970,
     * and the ids of the far future do not tell more than the year 10889.
     */
    public static UUID floor(Instant time) {
        return new UUID(Math.min(Math.max(0, time.toEpochMilli()), LAST) << 16, 0);
    }

    /** Not greater than the id of any row that, by the database's clock, was made then or later. */
    public static UUID lowerBound(Instant created) {
        return floor(created.minus(CLOCKS_APART));
    }

    /** Greater than the id of any row that, by the database's clock, was made before then. */
    public static UUID upperBound(Instant created) {
        return floor(created.plus(CLOCKS_APART));
    }

    /** When an id was made, to the millisecond. */
    public static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
