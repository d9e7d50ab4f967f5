package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Which days a list is about, as somebody filters it: both inclusive, in UTC. */
final class Days {
    private static final int LAST_YEAR = 9998;

    private Days() {}

    /** The beginning of the first day; empty if every day is. What is no day is noted as a problem. */
    static Optional<Instant> from(Form form) {
        return day(form, "from").map(Days::beginning);
    }

    /** The end of the last day. */
    static Optional<Instant> to(Form form) {
        return day(form, "to").map(day -> beginning(day.plusDays(1)));
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Optional<LocalDate> day(Form form, String name) {
        return form.optional(name).flatMap(text -> {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= 1970 && day.getYear() <= LAST_YEAR) {
                    return Optional.of(day);
                }
            } catch (DateTimeParseException e) {
                // said below, as for a year that nobody means
            }
            form.problem(name, "Write the day as year-month-day, such as 2026-04-14.");
            return Optional.empty();
        });
    }
}
