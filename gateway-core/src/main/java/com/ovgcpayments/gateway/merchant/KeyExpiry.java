package com.ovgcpayments.gateway.merchant;

import java.time.Duration;
import java.time.Instant;

/** When a key stops working by itself. */
public sealed interface KeyExpiry {

    /** It works until it is revoked. */
    record Never() implements KeyExpiry {}

    /** @param lifetime from now on, by the database's clock */
    record After(Duration lifetime) implements KeyExpiry {
        public After {
            if (lifetime.isNegative() || lifetime.isZero()) {
                throw new IllegalArgumentException("a key's lifetime must be longer than nothing");
            }
        }
    }

    /** @param time from which on it is refused */
    record At(Instant time) implements KeyExpiry {}
}
