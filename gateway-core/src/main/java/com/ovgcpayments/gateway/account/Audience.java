package com.ovgcpayments.gateway.account;

import java.util.Locale;

/** Which dashboard an account is for. One account is for one of them; an address may have one at each. */
public enum Audience {
    MERCHANT,
    OPERATOR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Audience of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
