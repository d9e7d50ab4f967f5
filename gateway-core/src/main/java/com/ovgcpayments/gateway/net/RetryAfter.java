package com.ovgcpayments.gateway.net;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header Retry-After (RFC 9110, 10.2.3): seconds, or a date. What cannot be read counts as not said. */
public final class RetryAfter {
    public static final Duration MOST = Duration.ofHours(24);

    private RetryAfter() {}

    /**
     * What the answer asks for.
     *
     * @param now the time from which a date counts
     * @return at least zero and at most {@link #MOST}; empty if it asks for nothing
     */
    public static Optional<Duration> of(MultiMap headers, Instant now) {
        String text = headers.get("retry-after");
        return text == null ? Optional.empty() : parse(text.strip(), now).map(RetryAfter::bounded);
    }

    private static Optional<Duration> parse(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, date.toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(MOST) > 0 ? MOST : asked;
    }
}
