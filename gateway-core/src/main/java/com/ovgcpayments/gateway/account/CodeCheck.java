package com.ovgcpayments.gateway.account;

/** What came of a code at signing in. */
public sealed interface CodeCheck {
    /** @param cookie of a new session; the one that awaited the code is over */
    record Accepted(String cookie) implements CodeCheck {
        /** Without the cookie, which must not find its way into a log. */
        @Override
        public String toString() {
            return "Accepted[]";
        }
    }

    /** Wrong, or used before. */
    record Wrong() implements CodeCheck {}

    record TooOften(long retryAfterSeconds) implements CodeCheck {}
}
