package com.ovgcpayments.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Throttle throttle = new Throttle(6, nanos::get);

    @Test
    void admitsAMinutesWorthAndThenAsTimePasses() {
        for (int i = 0; i < 6; i++) {
            assertThat(throttle.refusal("a")).isEmpty();
        }
        assertThat(throttle.refusal("a")).hasValue(10);
        assertThat(throttle.refusal("b")).as("another").isEmpty();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(4));
        assertThat(throttle.refusal("a")).hasValue(6);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(6));
        assertThat(throttle.refusal("a")).isEmpty();
        assertThat(throttle.refusal("a")).hasValue(10);
    }

    @Test
    void whoStaysAwayStartsAfresh() {
        for (int i = 0; i < 7; i++) {
            throttle.refusal("a");
        }
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(2));
        for (int i = 0; i < 6; i++) {
            assertThat(throttle.refusal("a")).isEmpty();
        }
        assertThat(throttle.refusal("a")).isPresent();
    }
}
