package com.ovgcpayments.gateway.payout;

import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When a merchant's money of one currency is paid out by itself.
 *
 * @param minimum in minor units: below it nothing is paid out, and it waits for the next time
 * @param next the day, in UTC
 * @param note why the last time brought no payout, or what the next one waits for; for the merchant
 */
public record Schedule(String currency, Interval interval, long minimum, LocalDate next, Optional<String> note) {
    static final String COLUMNS = "currency, every::text AS every, weekday, minimum, slot, note ";

    static Schedule of(Row row) {
        return new Schedule(
                row.getString("currency"),
                interval(row),
                row.getLong("minimum"),
                row.getLocalDate("slot"),
                Optional.ofNullable(row.getString("note")));
    }

    static Interval interval(Row row) {
        return row.getString("every").equals(Interval.DAILY)
                ? Interval.daily()
                : Interval.weekly(DayOfWeek.of(row.getInteger("weekday")));
    }
}
