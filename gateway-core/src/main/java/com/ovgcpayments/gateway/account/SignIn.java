package com.ovgcpayments.gateway.account;

/** What came of an address and a password. */
public sealed interface SignIn {
    /**
     * @param cookie by which the browser is known from now on; any it had before means nothing
     * @param secondFactorNeeded whether {@link SignIns#enterCode} must follow
     */
    record Opened(String cookie, boolean secondFactorNeeded) implements SignIn {
        /** Without the cookie, which must not find its way into a log. */
        @Override
        public String toString() {
            return "Opened[secondFactorNeeded=" + secondFactorNeeded + "]";
        }
    }

    /** Nobody of this address and this password: which of the two is wrong cannot be told. */
    record Refused() implements SignIn {}

    /** Too many wrong ones for this address, known or not, or from this client: nothing was looked at. */
    record TooOften(long retryAfterSeconds) implements SignIn {}
}
