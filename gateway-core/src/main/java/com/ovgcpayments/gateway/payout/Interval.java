package com.ovgcpayments.gateway.payout;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * How often money is paid out by itself.
 *
 * @param weekday empty for every day
 */
public record Interval(Optional<DayOfWeek> weekday) {
    static final String DAILY = "daily";
    static final String WEEKLY = "weekly";

    public static Interval daily() {
        return new Interval(Optional.empty());
    }

    public static Interval weekly(DayOfWeek day) {
        return new Interval(Optional.of(day));
    }

    /** {@code daily} or {@code weekly}. */
    public String word() {
        return weekday.isPresent() ? WEEKLY : DAILY;
    }

    /** The first day after another on which it is time. */
    LocalDate after(LocalDate day) {
        return weekday.map(next -> day.with(TemporalAdjusters.next(next))).orElse(day.plusDays(1));
    }
}
