package com.ovgcpayments.gateway.refund;

/** Which question a connector's answer belongs to. It decides what a "not sent" proves. */
enum RefundAsk {
    /** The first request: if this one was not sent, the processor knows nothing. */
    SEND,
    /** The same request again, with the same key. */
    SEND_AGAIN,
    FETCH
}
