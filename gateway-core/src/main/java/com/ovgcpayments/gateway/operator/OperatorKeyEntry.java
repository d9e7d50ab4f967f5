package com.ovgcpayments.gateway.operator;

import java.time.Instant;
import java.util.Optional;

/**
 * A key as a list shows it: enough to recognise it, not enough to use it.
 *
 * @param prefix the words before the random part
 * @param last4 the last characters of the key
 */
public record OperatorKeyEntry(
        OperatorKey key, String prefix, String last4, Instant createdAt, Optional<Instant> revokedAt) {}
