package com.ovgcpayments.gateway.payout;

import java.util.Locale;

/** Where a payout stands. */
public enum PayoutState {
    /** Accepted, and the money is set aside; nobody outside knows of it. */
    REQUESTED,
    /** Committed; the processor may have been asked. */
    SENDING,
    /** The processor has it and is at work. */
    PENDING_AT_PROCESSOR,
    /** Written into a file for our bank. */
    EXPORTED,
    /** Sent to the merchant's bank. */
    COMPLETED,
    /** Not sent; the money is the merchant's again. */
    FAILED,
    /** Called off before anybody outside heard of it; the money is the merchant's again. */
    CANCELLED,
    /** Only a person can tell. */
    OPERATOR;

    public boolean ended() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** Whether a person may say that it was sent or that it was not: no machine is at it. */
    public boolean decidable() {
        return this == REQUESTED || this == EXPORTED || this == OPERATOR;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its merchant is told: how it is sent is not his matter. */
    public String shown() {
        return this == REQUESTED || ended() ? word() : "in_transit";
    }

    public static PayoutState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
