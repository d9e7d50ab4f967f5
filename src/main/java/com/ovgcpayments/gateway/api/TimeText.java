package com.ovgcpayments.gateway.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A point in time as callers write it: a date (its beginning in UTC) or an ISO 8601 time with its zone. */
final class TimeText {
    static final String EXPECTATION = "must be a date (2026-04-14) or an ISO 8601 time (2026-04-14T12:00:00Z)";
    private static final int MAX_YEAR = 9999;

    private TimeText() {}

    static Optional<Instant> parse(String text) {
        try {
            OffsetDateTime time = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text);
            boolean usable = time.getYear() >= 0 && time.getYear() <= MAX_YEAR;
            return usable ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
