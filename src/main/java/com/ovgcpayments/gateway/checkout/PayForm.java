package com.ovgcpayments.gateway.checkout;

import java.time.Duration;
import java.util.List;

/**
 * @param action where it is posted
 * @param page the address of the page, to read again once the time is over
 * @param ways at least one; the first is chosen unless the payer chooses
 * @param timeLeft until the session expires
 */
record PayForm(String action, String page, List<WayToPay> ways, String button, Duration timeLeft) {
    boolean hasChoice() {
        return ways.size() > 1;
    }

    long millisLeft() {
        return Math.max(0, timeLeft.toMillis());
    }

    /** Minutes, a started one counted whole. */
    long minutesLeft() {
        return timeLeft.plusSeconds(59).toMinutes();
    }
}
