package com.ovgcpayments.gateway.refund;

/** What an operator decides about a surplus capture cannot be applied; the message tells why and holds nothing secret. */
public final class UnresolvableSurplus extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvableSurplus(String why) {
        super(why, null, false, false);
    }
}
