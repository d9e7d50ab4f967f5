package com.ovgcpayments.gateway.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedUuidTest {
    @Test
    void isOfVersion7AndOfNow() {
        long before = System.currentTimeMillis();
        UUID id = TimeOrderedUuid.next();
        long after = System.currentTimeMillis();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
    }

    @Test
    void neverGoesBackInTime() {
        List<Long> times = Stream.generate(TimeOrderedUuid::next)
                .limit(50_000)
                .map(id -> id.getMostSignificantBits() >>> 16)
                .toList();
        assertThat(times).isSorted();
    }

    @Test
    void isUniqueAcrossThreads() {
        int count = 200_000;
        assertThat(IntStream.range(0, count)
                        .parallel()
                        .mapToObj(i -> TimeOrderedUuid.next())
                        .distinct()
                        .count())
                .isEqualTo(count);
    }

    @Test
    void tellsNothingOfItsNeighbour() {
        List<UUID> ids = Stream.generate(TimeOrderedUuid::next).limit(2000).toList();
        long close = IntStream.range(1, ids.size())
                .filter(i -> Math.abs(ids.get(i).getLeastSignificantBits()
                                - ids.get(i - 1).getLeastSignificantBits())
                        < 1L << 32)
                .count();
        assertThat(close).isZero();
    }
}
