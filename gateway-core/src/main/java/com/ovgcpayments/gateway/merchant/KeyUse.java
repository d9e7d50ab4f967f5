package com.ovgcpayments.gateway.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.storage.Database;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes when a key was last used, to the minute. No request waits for it, and none fails by it. */
final class KeyUse {
    private static final Logger LOG = LoggerFactory.getLogger(KeyUse.class);
    private static final Duration PRECISION = Duration.ofMinutes(1);
    private static final int MAX_ENTRIES = 20_000;

    private final Database database;
    private final Cache<UUID, Boolean> noted;

    KeyUse(Database database, Ticker ticker) {
        this.database = database;
        this.noted = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(PRECISION)
                .ticker(ticker)
                .build();
    }

    void note(ApiKey key) {
        if (noted.getIfPresent(key.id()) != null || noted.asMap().putIfAbsent(key.id(), true) != null) {
            return;
        }
        database.query(
                        // another instance may have noted it meanwhile
                        """
                        UPDATE api_key SET last_used_at = now()
                         WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')""", key.id())
                .onFailure(failure ->
                        LOG.warn("could not note the use of {}", PublicId.API_KEY.format(key.id()), failure));
    }
}
