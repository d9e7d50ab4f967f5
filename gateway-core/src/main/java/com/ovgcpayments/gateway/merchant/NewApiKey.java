package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.money.Mode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What a key is to be.
 *
 * @param name what people recognise it by, 1 to 100 characters
 * @param rateLimit requests a second on each instance, at least 1; empty means the configured default
 */
public record NewApiKey(UUID merchantId, Mode mode, String name, OptionalInt rateLimit, KeyExpiry expiry) {

    public NewApiKey {
        name = DisplayName.require("a key's name", name);
        if (rateLimit.isPresent() && rateLimit.getAsInt() < 1) {
            throw new IllegalArgumentException("a key's rate limit must be at least 1 request a second");
        }
    }

    /** @param lifetime how long it works from now on, by the database's clock; empty means until it is revoked */
    public NewApiKey(UUID merchantId, Mode mode, String name, OptionalInt rateLimit, Optional<Duration> lifetime) {
        this(
                merchantId,
                mode,
                name,
                rateLimit,
                lifetime.<KeyExpiry>map(KeyExpiry.After::new).orElseGet(KeyExpiry.Never::new));
    }

    /** A key of the default rate that works until it is revoked. */
    public static NewApiKey of(UUID merchantId, Mode mode, String name) {
        return new NewApiKey(merchantId, mode, name, OptionalInt.empty(), new KeyExpiry.Never());
    }
}
