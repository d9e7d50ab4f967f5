package com.ovgcpayments.gateway.refund;

/** A refund is not possible as things stand; the message tells the merchant why. */
public final class UnacceptableRefund extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnacceptableRefund(String why) {
        super(why, null, false, false);
    }
}
