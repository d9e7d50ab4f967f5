package com.ovgcpayments.gateway.refund;

import java.util.Locale;

/** Where a refund stands. */
public enum RefundState {
    /** Accepted; the processor surely has not heard of it. */
    PENDING,
    /** Committed; the processor may have been asked. */
    SENDING,
    /** The processor has it and is at work. */
    PENDING_AT_PROCESSOR,
    SUCCEEDED,
    /** The processor said no, and this very refund is not tried again. */
    FAILED,
    /** Only a person can tell, or do it. */
    OPERATOR,
    /** A person decided that this money does not go back. */
    ACCEPTED;

    /** Whether the gateway still has something to do or to ask. */
    public boolean underWay() {
        return this == PENDING || this == SENDING || this == PENDING_AT_PROCESSOR;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RefundState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
