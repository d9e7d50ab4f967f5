package com.ovgcpayments.gateway.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;

/** When a delivery is tried again: ten tries, spread over some three days. */
final class RetrySchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final double JITTER = 0.2;
    private static final int GONE = 410;
    private static final Set<Integer> MAY_ASK_FOR_TIME = Set.of(429, 503);

    /** What becomes of a delivery after a try. */
    sealed interface Next {}

    record Succeeded() implements Next {}

    record Retry(Duration delay) implements Next {}

    /** @param gone whether the endpoint said that it will not be back */
    record GiveUp(boolean gone) implements Next {}

    private RetrySchedule() {}

    /**
     * @param number of the try, counted from 1
     * @param random from 0 to 1, so that what failed together is not repeated together
     */
    static Next after(SendResult.Tried result, int number, DoubleSupplier random) {
        if (result instanceof SendResult.Answered answered && answered.ok()) {
            return new Succeeded();
        }
        if (result instanceof SendResult.Answered answered && answered.status() == GONE) {
            return new GiveUp(true);
        }
        if (number > PAUSES.size()) {
            return new GiveUp(false);
        }
        Duration pause = PAUSES.get(number - 1);
        long spread = Math.round(pause.toMillis() * JITTER * (2 * random.getAsDouble() - 1));
        Duration planned = pause.plusMillis(spread);
        Duration asked = asked(result);
        return new Retry(asked.compareTo(planned) > 0 ? asked : planned);
    }

    private static Duration asked(SendResult.Tried result) {
        return result instanceof SendResult.Answered answered && MAY_ASK_FOR_TIME.contains(answered.status())
                ? answered.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
    }
}
