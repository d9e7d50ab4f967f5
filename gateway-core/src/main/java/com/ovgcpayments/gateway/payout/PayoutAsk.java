package com.ovgcpayments.gateway.payout;

/** Which question a connector's answer belongs to. It decides what a "not sent" proves. */
enum PayoutAsk {
    /** The first request: if this one was not sent, the processor knows nothing. */
    SEND,
    /** The same request again, with the same key. */
    SEND_AGAIN,
    FETCH
}
