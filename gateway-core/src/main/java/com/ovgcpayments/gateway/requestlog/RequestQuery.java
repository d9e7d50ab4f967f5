package com.ovgcpayments.gateway.requestlog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which of a merchant's requests to list; what is empty asks for nothing.
 *
 * @param method in upper case
 * @param pathPrefix what the path begins with, {@code /api/payouts}
 * @param keyId whose key it came with
 * @param requestId the one request of this id
 * @param from inclusive
 * @param to exclusive
 */
public record RequestQuery(
        Optional<StatusClass> status,
        Optional<String> method,
        Optional<String> pathPrefix,
        Optional<UUID> keyId,
        Optional<UUID> requestId,
        Optional<Instant> from,
        Optional<Instant> to) {
    /** Whatever there is. */
    public static RequestQuery all() {
        return new RequestQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
