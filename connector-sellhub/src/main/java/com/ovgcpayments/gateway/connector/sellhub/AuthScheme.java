package com.ovgcpayments.gateway.connector.sellhub;

import java.util.Optional;

/** How the key stands in the header {@code Authorization}. SellHub's documentation and its clients do not agree. */
enum AuthScheme {
    RAW,
    BASIC,
    NONE;

    Optional<String> header(String key) {
        return switch (this) {
            case RAW -> Optional.of(key);
            case BASIC -> Optional.of("Basic " + key);
            case NONE -> Optional.empty();
        };
    }
}
