package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.UnclearAnswers;
import com.ovgcpayments.gateway.session.AttemptState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a processor is asked again about an attempt, if nobody moves the question forward. The return of the payer and
 * the processor's notification are the fast ways; this is the one that works when both are lost.
 */
final class CheckSchedule {
    /** No processor is asked about one attempt more often than this, by all instances together. */
    static final Duration LEAST_PAUSE = Duration.ofSeconds(2);

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final Duration CLOSING_LIMIT = Duration.ofDays(4);

    private static final List<Duration> WHILE_OPEN = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(4),
            Duration.ofMinutes(8));

    private CheckSchedule() {}

    /**
     * @param checks how often the processor was asked in this state before, by this schedule
     * @return empty when the schedule has come to its end: a person must decide
     */
    static Optional<Instant> next(AttemptState state, int checks, Instant now, Instant expiresAt) {
        if (state != AttemptState.OPEN) {
            return UnclearAnswers.pause(checks).map(now::plus);
        }
        if (!now.isBefore(expiresAt)) {
            return whileNotClosed(now, Duration.between(expiresAt, now));
        }
        Instant regular = now.plus(WHILE_OPEN.get(Math.min(checks, WHILE_OPEN.size() - 1)));
        return Optional.of(regular.isBefore(expiresAt) ? regular : expiresAt);
    }

    /** The page should be closed and is not: each pause is as long as all that went before it. */
    private static Optional<Instant> whileNotClosed(Instant now, Duration overdue) {
        if (overdue.compareTo(CLOSING_LIMIT) > 0) {
            return Optional.empty();
        }
        Duration atLeast = overdue.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : overdue;
        return Optional.of(now.plus(atLeast.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atLeast));
    }
}
