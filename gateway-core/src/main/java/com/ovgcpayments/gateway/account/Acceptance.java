package com.ovgcpayments.gateway.account;

/** What came of accepting an invitation. */
public sealed interface Acceptance {
    /** He is there now, and may sign in. */
    record Joined(Person person) implements Acceptance {}

    /** He has an account, and this is not its password. The invitation stands. */
    record WrongPassword() implements Acceptance {}

    /** The invitation stands. */
    record TooOften(long retryAfterSeconds) implements Acceptance {}

    /** Accepted, withdrawn or expired, or never made. */
    record Gone() implements Acceptance {}
}
