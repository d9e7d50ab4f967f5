package com.ovgcpayments.gateway.session;

import java.util.Locale;

/** What is stored of a session's state. "Expired" is not: see {@link SessionView#shownStatus}. */
public enum SessionStatus {
    PENDING,
    COMPLETED,
    /** The last attempt that ended was refused. The payer may try again until expiry, so this is not final. */
    DECLINED;

    /** As in the database and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SessionStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
