package com.ovgcpayments.gateway.payment;

/** What a capture means whose payer finished after his session's end and the grace that follows it. */
public enum LatePayments {
    /** The session stays unpaid, and the money goes back. */
    REFUND,
    /** It pays the session, if nothing else has. */
    ACCEPT
}
