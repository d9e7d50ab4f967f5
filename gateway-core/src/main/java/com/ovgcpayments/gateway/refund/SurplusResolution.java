package com.ovgcpayments.gateway.refund;

import java.util.Locale;

/** What a person may decide about surplus money that the gateway cannot pay back by itself. */
public enum SurplusResolution {
    /** He has paid it back at the processor. */
    REFUNDED,
    /** It stays where it is. No session becomes paid by that. */
    ACCEPT,
    /** The gateway shall pay it back, or find out whether it did. */
    REFUND;

    /** How an operator writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
