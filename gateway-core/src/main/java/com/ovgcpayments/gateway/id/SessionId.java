package com.ovgcpayments.gateway.id;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Checkout sessions alone go by a bare UUID: the specification shows one. */
public final class SessionId {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private SessionId() {}

    /** The id in its canonical form of 36 characters, or empty: {@link UUID#fromString} would also take fragments. */
    public static Optional<UUID> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
