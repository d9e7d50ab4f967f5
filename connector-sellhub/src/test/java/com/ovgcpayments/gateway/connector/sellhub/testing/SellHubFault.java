package com.ovgcpayments.gateway.connector.sellhub.testing;

/** How a request to either API goes wrong. */
public enum SellHubFault {
    /** No answer, ever; nothing done. */
    HANG,
    /** No answer, ever, although it was done. */
    HANG_AFTER,
    /** 200 with a page instead of JSON; nothing done. */
    HTML_OK,
    /** 404 with a page instead of JSON; nothing done. */
    HTML_NOT_FOUND,
    /** 403 with Cloudflare's page; nothing done. */
    BLOCKED,
    /** 500; nothing done. */
    ERROR,
    /** The connection breaks before anything is done. */
    DROPPED_BEFORE,
    /** The connection breaks after it was done. */
    DROPPED_AFTER,
    /** Done and answered well, but late: see {@link SellHubDouble#slowness}. */
    SLOW
}
