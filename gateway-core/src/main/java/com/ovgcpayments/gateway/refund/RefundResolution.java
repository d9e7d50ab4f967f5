package com.ovgcpayments.gateway.refund;

import java.util.Locale;

/** What a person may decide about a merchant's refund that waits for him. */
public enum RefundResolution {
    /** He has made it at the processor, or has seen there that it was made. */
    SUCCEEDED,
    /** It is not made, and he has seen to it that it will not be: the money stays where it was. */
    FAILED,
    /** The gateway shall make it, or find out whether it did. */
    RETRY;

    /** How an operator writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
