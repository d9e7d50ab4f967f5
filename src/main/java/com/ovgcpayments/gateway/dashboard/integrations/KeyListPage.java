package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.ApiKeyEntry;
import com.ovgcpayments.gateway.session.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's keys of one mode.
 *
 * @param active whether those that work are listed, or those that have ended
 * @param further whether this is not the first page
 * @param command what to try a key with
 */
record KeyListPage(Page<ApiKeyEntry> keys, boolean active, boolean further, String command) {
    static final String ENDED = "ended";
    private static final Duration SOON = Duration.ofDays(14);

    String path() {
        return active ? "/api-keys" : "/api-keys?show=" + ENDED;
    }

    @Nullable String next() {
        if (!keys.hasMore()) {
            return null;
        }
        String last = id(keys.items().get(keys.items().size() - 1));
        return path() + (active ? "?" : "&") + "after=" + last;
    }

    String id(ApiKeyEntry key) {
        return PublicId.API_KEY.format(key.id());
    }

    /** When it ended, one way or the other. */
    Optional<Instant> endedAt(ApiKeyEntry key) {
        return key.state() == ApiKeyEntry.State.REVOKED ? key.revokedAt() : key.expiresAt();
    }

    /** Whether somebody should see to its successor. */
    boolean endsSoon(ApiKeyEntry key) {
        return key.expiresAt()
                .filter(end -> end.isBefore(Instant.now().plus(SOON)))
                .isPresent();
    }
}
