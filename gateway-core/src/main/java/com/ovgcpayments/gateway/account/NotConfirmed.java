package com.ovgcpayments.gateway.account;

/** This needs a session that was confirmed within the last 10 minutes, see {@link SignIns#confirm}; nothing was done. */
public final class NotConfirmed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotConfirmed() {
        super("the session was not confirmed recently");
    }
}
