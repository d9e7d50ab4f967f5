package com.ovgcpayments.gateway.operator;

/**
 * How much waits for people: each number as it is, but none above {@link #MOST}.
 *
 * @param attempts payments of which nobody knows what became
 * @param surplus captures that no session counts and that the gateway cannot pay back
 * @param refunds merchants' refunds that the gateway cannot make
 * @param payouts that were written into a file, are unclear, or that nobody has taken for an hour
 * @param alarms of the ledger
 * @param differences between processors' books and ours
 * @param endpoints of merchants that were given up
 */
public record Waiting(int attempts, int surplus, int refunds, int payouts, int alarms, int differences, int endpoints) {
    /** Nobody counts further. */
    public static final int MOST = 1_000;
}
