package com.ovgcpayments.gateway.connector.stripe.testing;

/** What reads of a session tell instead of the truth. The book and the notifications stay truthful. */
public enum Lie {
    OTHER_AMOUNT,
    OTHER_CURRENCY,
    OTHER_REFERENCE,
    OTHER_MODE,
    STILL_OPEN
}
