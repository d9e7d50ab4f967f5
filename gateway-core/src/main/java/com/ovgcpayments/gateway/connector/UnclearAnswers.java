package com.ovgcpayments.gateway.connector;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a processor is asked again of which nobody knows what it did: often at first, and for more than three days. */
public final class UnclearAnswers {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofDays(1));

    private UnclearAnswers() {}

    /**
     * How long to wait before asking again.
     *
     * @param checks how often it was asked in vain before, by this schedule
     * @return empty when the schedule has come to its end: a person must decide
     */
    public static Optional<Duration> pause(int checks) {
        return checks < PAUSES.size() ? Optional.of(PAUSES.get(checks)) : Optional.empty();
    }
}
