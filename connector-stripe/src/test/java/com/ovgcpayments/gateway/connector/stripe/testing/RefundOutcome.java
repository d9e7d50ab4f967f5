package com.ovgcpayments.gateway.connector.stripe.testing;

/** What becomes of a refund that is asked for. */
public enum RefundOutcome {
    SUCCEEDED,
    PENDING,
    REQUIRES_ACTION,
    FAILED,
    /** Refused with {@code balance_insufficient}; no refund is made. */
    BALANCE_INSUFFICIENT
}
