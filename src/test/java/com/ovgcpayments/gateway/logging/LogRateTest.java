package com.ovgcpayments.gateway.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogRateTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(-SECOND / 2);

    @Test
    void admitsSoManyInASecondAndThenTheNextSecondAgain() {
        LogRate rate = new LogRate(3, now::get);
        assertThat(admitted(rate, 10)).isEqualTo(3);
        now.addAndGet(SECOND);
        assertThat(admitted(rate, 2)).isEqualTo(2);
        assertThat(admitted(rate, 10)).isEqualTo(1);
        now.addAndGet(5 * SECOND);
        assertThat(admitted(rate, 10)).isEqualTo(3);
    }

    @Test
    void admitsNothingAtZero() {
        assertThat(admitted(new LogRate(0, now::get), 10)).isZero();
    }

    private static long admitted(LogRate rate, int asked) {
        return IntStream.range(0, asked).filter(i -> rate.admits()).count();
    }
}
