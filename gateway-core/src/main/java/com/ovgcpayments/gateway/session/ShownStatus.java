package com.ovgcpayments.gateway.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The status of a session as everybody outside sees it. */
public enum ShownStatus {
    PENDING,
    COMPLETED,
    DECLINED,
    EXPIRED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ShownStatus> parse(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}
