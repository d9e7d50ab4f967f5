package com.ovgcpayments.gateway.dashboard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Days from one to another, both of them with it, as somebody chose them in a form; days are in UTC.
 *
 * @param from its first instant
 * @param to the first instant after it
 */
public record Period(Optional<Instant> from, Optional<Instant> to) {
    public static final String FROM = "from";
    public static final String TO = "to";

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;

    /** Notes what is wrong with it in the form. */
    public static Period read(Form form) {
        Optional<LocalDate> first = day(form, FROM);
        Optional<LocalDate> last = day(form, TO);
        if (first.isPresent() && last.filter(day -> day.isBefore(first.get())).isPresent()) {
            form.problem(TO, "The last day must not be before the first.");
        }
        return new Period(first.map(Period::begin), last.map(day -> begin(day.plusDays(1))));
    }

    private static Optional<LocalDate> day(Form form, String name) {
        Optional<String> text = form.optional(name);
        Optional<LocalDate> day = text.flatMap(Period::day);
        if (text.isPresent() && day.isEmpty()) {
            form.problem(name, "Write a day like 2026-04-14.");
        }
        return day;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() < LAST_YEAR);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
