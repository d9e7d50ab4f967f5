package com.ovgcpayments.gateway.account;

/** More people give their passwords at once than can be looked at; nothing was done. Trying again shortly may help. */
public final class TooBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooBusy() {
        super("too many passwords are being looked at");
    }
}
