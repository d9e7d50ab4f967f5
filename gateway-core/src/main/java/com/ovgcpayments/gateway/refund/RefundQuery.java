package com.ovgcpayments.gateway.refund;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which refunds to list, newest first.
 *
 * @param limit from 1 to 100
 * @param startingAfter list those older than this refund
 * @param sessionId only those of this session
 * @param createdFrom inclusive
 * @param createdTo exclusive
 */
public record RefundQuery(
        int limit,
        Optional<UUID> startingAfter,
        Optional<UUID> sessionId,
        Optional<RefundStatus> status,
        Optional<Instant> createdFrom,
        Optional<Instant> createdTo) {}
