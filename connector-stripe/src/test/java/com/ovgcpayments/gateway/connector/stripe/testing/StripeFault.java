package com.ovgcpayments.gateway.connector.stripe.testing;

/** How a request to the API goes wrong. */
public enum StripeFault {
    /** 429 with {@code Retry-After}, from the limiter that stands before everything else. */
    RATE_LIMITED,
    /** 429 {@code lock_timeout}; nothing is kept under the key. */
    LOCK_TIMEOUT,
    /** 500, nothing done; kept under the key and replayed. */
    ERROR_BEFORE,
    /** 500 although it was done; kept under the key and replayed. */
    ERROR_AFTER,
    /** 503 with HTML from something in front of the API. */
    UNAVAILABLE,
    /** The connection breaks before anything is done. */
    DROPPED_BEFORE,
    /** The connection breaks after it was done; the answer is kept under the key. */
    DROPPED_AFTER,
    /** Done, answered with 200 and half of the JSON; the whole is kept under the key. */
    GARBLED
}
