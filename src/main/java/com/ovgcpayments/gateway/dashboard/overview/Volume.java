package com.ovgcpayments.gateway.dashboard.overview;

import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.overview.Volumes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came in of one currency, a day after another; days without a payment are among them.
 *
 * @param days the oldest first
 */
record Volume(String currency, List<Volumes.Day> days) {
    static Volume of(String currency, List<Volumes.Day> all, LocalDate first, LocalDate last) {
        Map<LocalDate, Volumes.Day> known = all.stream()
                .filter(day -> day.currency().equals(currency))
                .collect(Collectors.toMap(Volumes.Day::day, Function.identity()));
        return new Volume(
                currency,
                first.datesUntil(last.plusDays(1))
                        .map(day -> known.getOrDefault(day, new Volumes.Day(day, currency, 0, 0)))
                        .toList());
    }

    long amount() {
        return days.stream().mapToLong(Volumes.Day::amount).sum();
    }

    long payments() {
        return days.stream().mapToLong(Volumes.Day::payments).sum();
    }

    int decimals() {
        return Currencies.exponent(currency).orElseThrow();
    }
}
