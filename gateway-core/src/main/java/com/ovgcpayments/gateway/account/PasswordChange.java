package com.ovgcpayments.gateway.account;

/** What came of changing a password. */
public sealed interface PasswordChange {
    /** @param sessionsEnded how many other browsers were signed out by it */
    record Changed(int sessionsEnded) implements PasswordChange {}

    /** The old password is wrong. */
    record Wrong() implements PasswordChange {}

    record TooOften(long retryAfterSeconds) implements PasswordChange {}
}
