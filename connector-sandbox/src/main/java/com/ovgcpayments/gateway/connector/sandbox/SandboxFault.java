package com.ovgcpayments.gateway.connector.sandbox;

/** What can go wrong when a payment is begun, in the order in which it would strike. */
enum SandboxFault {
    /** Nobody listens: the connection is refused. */
    REFUSE,
    /** The connection is reset before the request was read; nothing is made of it. */
    RESET_BEFORE_READ,
    /** The request is taken and never answered; nothing is made of it. */
    HANG,
    /** A page that says "internal server error"; nothing is made of the request. */
    ERROR_500,
    /** The payment is made and refused for good. */
    DECLINE_HARD,
    /** The payment is made and refused, which another processor might not do. */
    DECLINE_SOFT,
    /** The payment is made, then the connection is reset. */
    ANSWER_LOST,
    /** The payment is made, and the answer breaks off in the middle. */
    HALF_ANSWER,
    /** The payment is made, and the answer is an HTTP redirect to another host. */
    REDIRECT_ELSEWHERE,
    /** The payment is made, and the answer calls itself HTML. */
    WRONG_CONTENT_TYPE
}
