package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.payout.Interval;
import com.ovgcpayments.gateway.payout.Schedule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When a merchant is paid out by itself, by currency. */
record ScheduleListPage(List<Line> lines) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMM uuuu", Locale.ENGLISH);

    /**
     * @param minimum in minor units
     * @param note why the last time brought nothing, or what the next one waits for
     */
    record Line(String currency, String every, long minimum, String next, Optional<String> note) {
        static Line of(Schedule schedule) {
            return new Line(
                    schedule.currency(),
                    words(schedule.interval()),
                    schedule.minimum(),
                    day(schedule.next()),
                    schedule.note());
        }
    }

    static String words(Interval interval) {
        return interval.weekday().map(ScheduleListPage::words).orElse("Every day");
    }

    static String words(DayOfWeek day) {
        return "Every " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
