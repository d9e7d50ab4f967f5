package com.ovgcpayments.gateway.overview;

import java.util.OptionalDouble;

/**
 * Figures of one currency and one time. An attempt, and what became of it, belongs to the time at which it was begun; a
 * capture or a refund to the time at which it was booked.
 *
 * @param sessions how many sessions somebody began to pay
 * @param ended how many attempts are at their end
 * @param succeeded how many of these were captured
 * @param declined how many of these were declined
 * @param captured how many payments were captured
 * @param volume what was captured, in minor units, before fees and refunds
 * @param refunded what went back or is about to, in minor units
 */
public record Activity(
        long sessions, long ended, long succeeded, long declined, long captured, long volume, long refunded) {
    static final Activity NONE = new Activity(0, 0, 0, 0, 0, 0, 0);

    /** The share of ended attempts that were captured, from 0 to 1; empty if none has ended. */
    public OptionalDouble successRate() {
        return ended == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) succeeded / ended);
    }

    public Activity plus(Activity other) {
        return new Activity(
                sessions + other.sessions,
                ended + other.ended,
                succeeded + other.succeeded,
                declined + other.declined,
                captured + other.captured,
                volume + other.volume,
                refunded + other.refunded);
    }
}
