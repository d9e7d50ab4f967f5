package com.ovgcpayments.gateway.webhook;

import java.util.OptionalInt;

/**
 * How the last tries at an endpoint went.
 *
 * @param number how many were looked at: {@value #MOST} at most
 * @param medianMillis what half of them took at the most; empty if there was none
 */
public record RecentTries(int number, int succeeded, OptionalInt medianMillis) {
    static final int MOST = 100;
}
