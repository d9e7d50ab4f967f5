package com.ovgcpayments.gateway.payment;

import java.util.Locale;

/** Why captured money cannot count for its session. It is recorded and paid back, never dropped. */
public enum SurplusKind {
    /** The session was paid already. */
    DUPLICATE,
    /** The payer finished after the session had ended. */
    LATE,
    /** Another amount or another currency than was asked for. */
    MISMATCH;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
