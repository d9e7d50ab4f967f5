package com.ovgcpayments.gateway.id;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Checkout sessions alone go by a bare UUID: the specification shows one. */
public final class SessionId {
    private static final int LENGTH = 36;

    private SessionId() {}

    /** The id in its canonical form of 36 characters, or empty: {@link UUID#fromString} would also take fragments. */
    public static Optional<UUID> parse(String text) {
        return isCanonical(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** By hand: every request asks, and a pattern takes as long as the rest of finding the route. */
    private static boolean isCanonical(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
