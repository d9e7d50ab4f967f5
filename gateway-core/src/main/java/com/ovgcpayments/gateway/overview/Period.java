package com.ovgcpayments.gateway.overview;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The time of an overview: whole days, the last of them today. What is hours old is read as it was counted; the last hours
 * are not counted yet, or not to their end, and are read as they stand.
 *
 * @param firstDay of UTC
 * @param today of UTC
 * @param live where the last hours begin, which is the beginning of an hour
 */
record Period(LocalDate firstDay, LocalDate today, Instant live) {
    /** Long enough that every hour before was counted when most of its attempts had ended. */
    private static final Duration LIVE = Duration.ofHours(2);

    /** A session can be paid for half an hour, so that an attempt is no further behind it. */
    private static final Duration SESSION_BEFORE_ATTEMPT = Duration.ofHours(1);

    static Period until(Instant now, int days) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Period(
                today.minusDays(days - 1L),
                today,
                now.truncatedTo(ChronoUnit.HOURS).minus(LIVE));
    }

    List<LocalDate> days() {
        return firstDay.datesUntil(today.plusDays(1)).toList();
    }

    OffsetDateTime begin() {
        return midnight(firstDay).atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime end() {
        return live.atOffset(ZoneOffset.UTC);
    }

    /** The days that the last hours lie on. */
    LocalDate[] liveDays() {
        return LocalDate.ofInstant(live, ZoneOffset.UTC)
                .datesUntil(today.plusDays(1))
                .toArray(LocalDate[]::new);
    }

    /** For each of these days, the least id of what belongs to it and to the last hours. */
    UUID[] liveLows() {
        return List.of(liveDays()).stream()
                .map(day -> midnight(day).isBefore(live) ? live : midnight(day))
                .map(TimeOrderedUuid::floor)
                .toArray(UUID[]::new);
    }

    /** For each of these days, what is above any id that belongs to it. */
    UUID[] liveHighs() {
        return List.of(liveDays()).stream()
                .map(day -> TimeOrderedUuid.floor(midnight(day.plusDays(1))))
                .toArray(UUID[]::new);
    }

    /** Not above the id of any session to which an attempt of the last hours belongs. */
    UUID firstSession() {
        return TimeOrderedUuid.floor(live.minus(SESSION_BEFORE_ATTEMPT));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
