package com.ovgcpayments.gateway.account;

/** What came of asking somebody who is signed in to prove once more that it is he. */
public sealed interface Confirmation {
    /** For the next 10 minutes of this session. */
    record Confirmed() implements Confirmation {}

    /** Wrong, or a code that was used before. */
    record Wrong() implements Confirmation {}

    record TooOften(long retryAfterSeconds) implements Confirmation {}
}
