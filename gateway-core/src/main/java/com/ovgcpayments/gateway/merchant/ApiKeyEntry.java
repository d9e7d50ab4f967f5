package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.money.Mode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A key as a list shows it: enough to recognise it, not enough to use it.
 *
 * @param prefix the words before the random part: {@code ovgc_test_}
 * @param last4 the last characters of the key
 * @param state when it was read, by the database's clock
 */
public record ApiKeyEntry(
        UUID id,
        Mode mode,
        String name,
        String prefix,
        String last4,
        OptionalInt rateLimit,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt,
        State state) {

    /** Whether a key is accepted, and why not. */
    public enum State {
        ACTIVE,
        EXPIRED,
        REVOKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
