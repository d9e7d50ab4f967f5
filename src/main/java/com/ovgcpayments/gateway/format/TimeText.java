package com.ovgcpayments.gateway.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times for people, always in UTC and saying so: those who read them together sit in different zones. */
public final class TimeText {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private TimeText() {}

    /** {@code 29 Nov 2026, 20:15:03 UTC}. */
    public static String of(Instant time) {
        return SECONDS.format(time);
    }

    /** {@code 29 Nov 2026}, the day in UTC. */
    public static String day(Instant time) {
        return DAY.format(time);
    }
}
