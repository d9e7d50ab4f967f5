package com.ovgcpayments.gateway.operator;

/**
 * A key at the one moment when its text is known.
 *
 * @param text the key itself, to be shown once
 */
public record IssuedOperatorKey(OperatorKey key, String text) {
    /** Without the key itself, which must not find its way into a log. */
    @Override
    public String toString() {
        return "IssuedOperatorKey[" + key + "]";
    }
}
