package com.ovgcpayments.gateway.payment;

/** What an operator says of an attempt cannot be applied; the message tells why and holds nothing secret. */
public final class UnresolvableAttempt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvableAttempt(String why) {
        super(why, null, false, false);
    }
}
