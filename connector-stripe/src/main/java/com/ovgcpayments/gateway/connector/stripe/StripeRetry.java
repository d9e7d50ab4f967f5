package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.net.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When one call is sent again, and whether one of its tries may have been carried out. {@code Stripe-Should-Retry} is
 * obeyed; without it only what Stripe surely did not carry out is sent again, and what was never answered, because the
 * idempotency key makes that harmless.
 */
final class StripeRetry implements ProcessorHttp.Retry {
    private static final int MOST_TRIES = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final long FIRST_WAIT_MILLIS = 500;

    private boolean unclear;

    /** Whether a try that is over may have been carried out, though its answer did not say so. */
    boolean mayHaveHappened() {
        return unclear;
    }

    @Override
    public Optional<Duration> pause(ProcessorHttp.Result result, int tries) {
        Optional<Duration> pause = tries < MOST_TRIES ? pauseAfter(result, tries) : Optional.empty();
        if (pause.isPresent()) {
            unclear |= isUnclear(result);
        }
        return pause;
    }

    /** Anything but a plain refusal; 409 tells of another request with the same key, which may be under way. */
    private static boolean isUnclear(ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.Answer answer) {
            return answer.status() < 400 || answer.status() >= 500 || answer.status() == 409;
        }
        return result instanceof ProcessorHttp.NoAnswer;
    }

    private static Optional<Duration> pauseAfter(ProcessorHttp.Result result, int tries) {
        if (result instanceof ProcessorHttp.NoAnswer) {
            return Optional.of(backoff(tries));
        }
        return result instanceof ProcessorHttp.Answer answer && isWorthRepeating(answer)
                ? RetryAfter.of(answer.headers(), Instant.now())
                        .or(() -> Optional.of(backoff(tries)))
                        .filter(wait -> wait.compareTo(LONGEST_WAIT) <= 0)
                : Optional.empty();
    }

    private static boolean isWorthRepeating(ProcessorHttp.Answer answer) {
        String word = answer.headers().get("Stripe-Should-Retry");
        if (word != null) {
            return word.equals("true");
        }
        return answer.status() == 409 || answer.status() == 429;
    }

    /** Doubling, and scattered so that those who were turned away together do not come back together. */
    private static Duration backoff(int tries) {
        long longest = Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT_MILLIS << (tries - 1));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
