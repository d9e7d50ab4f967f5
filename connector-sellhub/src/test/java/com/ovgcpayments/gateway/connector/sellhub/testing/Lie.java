package com.ovgcpayments.gateway.connector.sellhub.testing;

/** What {@code GET /invoices} tells of a session's invoices instead of the truth. The book stays truthful. */
public enum Lie {
    /** One unit more, in the item's price as well as in {@code totalInUsd}. */
    OTHER_TOTAL,
    /** The same number in another currency: items of another variant, and {@code totalInUsd} to match. */
    OTHER_CURRENCY,
    /** {@code createdOnSessionId} of a session that is none of ours. */
    OTHER_SESSION
}
