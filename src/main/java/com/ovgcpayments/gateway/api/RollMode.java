package com.ovgcpayments.gateway.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which step of an exchange of secrets to take. */
enum RollMode {
    OVERLAP,
    ACTIVATE,
    REVOKE;

    static final String EXPECTATION = "must be overlap, activate or revoke";

    static Optional<RollMode> ofWord(String word) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
