package com.ovgcpayments.gateway.payment;

/** Which question a connector's answer belongs to. It decides what a "not sent" proves. */
public enum Ask {
    /** The first begin of an attempt: if this one was not sent, the processor knows nothing. */
    BEGIN,
    /** The same begin again, with the same idempotency key. */
    BEGIN_AGAIN,
    FETCH,
    CANCEL
}
