package com.ovgcpayments.gateway.refund;

/** What an operator decides about a refund cannot be applied; the message tells why and holds nothing secret. */
public final class UnresolvableRefund extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvableRefund(String why) {
        super(why, null, false, false);
    }
}
