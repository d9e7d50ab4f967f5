package com.ovgcpayments.gateway.config;

/** What an instance does of all that a gateway does. */
public enum Role {
    /** Answers merchants, payers and processors. */
    HTTP,
    /** Speaks to processors, and so holds their secrets. */
    CONNECTORS,
    /** Delivers events to merchants. */
    WEBHOOKS,
    /** Asks again, closes and cleans up when it is time. */
    CLOCK
}
