package com.ovgcpayments.gateway.dashboard.overview;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.overview.Activity;
import com.ovgcpayments.gateway.overview.CurrencyOverview;
import com.ovgcpayments.gateway.overview.DayActivity;
import com.ovgcpayments.gateway.overview.DeclineCount;
import java.util.List;
import java.util.OptionalInt;

/**
 * How it went in one currency.
 *
 * @param days the oldest first; days on which nothing happened are among them
 * @param total of these days
 * @param declines the commonest first, not all of them
 */
record Figures(String currency, List<DayActivity> days, Activity total, List<Decline> declines) {
    /**
     * A cause of declined attempts.
     *
     * @param code the processor's word for it; empty if it said none
     * @param percent of all that were declined
     */
    record Decline(String reason, String code, long number, long percent) {}

    static Figures of(CurrencyOverview overview) {
        Activity total = overview.total();
        return new Figures(
                overview.currency(),
                overview.days(),
                total,
                overview.declines().stream()
                        .map(cause -> decline(cause, total.declined()))
                        .toList());
    }

    int decimals() {
        return Currencies.exponent(currency).orElseThrow();
    }

    /** Rounded down, so that 100 means all; empty if no attempt has ended. */
    OptionalInt successPercent() {
        return total.ended() == 0
                ? OptionalInt.empty()
                : OptionalInt.of((int) (total.succeeded() * 100 / total.ended()));
    }

    private static Decline decline(DeclineCount cause, long declined) {
        return new Decline(words(cause.reason()), cause.code(), cause.count(), cause.count() * 100 / declined);
    }

    private static String words(DeclineReason reason) {
        return switch (reason) {
            case GENERIC -> "Refused without a reason";
            case INSUFFICIENT_FUNDS -> "Not enough money";
            case EXPIRED_CARD -> "Card expired";
            case WRONG_DETAILS -> "Wrong details";
            case AUTHENTICATION_FAILED -> "Authentication failed";
            case TRY_AGAIN_LATER -> "Processor said: later";
        };
    }
}
