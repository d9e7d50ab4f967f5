package com.ovgcpayments.gateway.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * UUIDs of version 7 (RFC 9562): the time in milliseconds, then 74 bits from a secure source. New rows lie together in
 * an index, and no id tells another: each draws its random bits afresh, also within one millisecond.
 */
public final class TimeOrderedUuid {
    private static final TimeBasedEpochRandomGenerator GENERATOR =
            Generators.timeBasedEpochRandomGenerator(new SecureRandom());

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

    /** When an id was made, to the millisecond. */
    public static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
