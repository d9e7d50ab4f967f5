package com.ovgcpayments.gateway.webhook;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Keeps deliveries from an endpoint that is down. While it is open they wait and lose no try; past {@code until} one of
 * them probes.
 *
 * @param pause empty while the breaker is closed
 * @param until when the next probe may go; empty while the breaker is closed
 */
record Breaker(Optional<Duration> pause, Optional<OffsetDateTime> until) {
    static final Duration WINDOW = Duration.ofMinutes(5);
    static final Breaker CLOSED = new Breaker(Optional.empty(), Optional.empty());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int FEWEST_TRIES = 10;
    private static final int PERCENT_FAILED = 70;

    /**
     * The breaker after one more failure.
     *
     * @param tries in the window, this one included
     * @param failed how many of them failed
     */
    Breaker afterFailure(boolean probe, int tries, int failed, OffsetDateTime now) {
        if (pause.isPresent()) {
            Duration doubled = pause.get().multipliedBy(2);
            return probe ? open(doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled, now) : this;
        }
        boolean opens = tries >= FEWEST_TRIES && failed * 100 >= tries * PERCENT_FAILED;
        return opens ? open(FIRST_PAUSE, now) : this;
    }

    private static Breaker open(Duration pause, OffsetDateTime now) {
        return new Breaker(Optional.of(pause), Optional.of(now.plus(pause)));
    }
}
