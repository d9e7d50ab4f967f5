package com.ovgcpayments.gateway.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which events to list, newest first.
 *
 * @param limit how many at most
 * @param startingAfter list those older than this event
 * @param type a word of {@link EventType}, or {@link Events#TEST}; without one, all but tests
 * @param createdFrom inclusive
 * @param createdTo exclusive
 */
public record EventQuery(
        int limit,
        Optional<UUID> startingAfter,
        Optional<String> type,
        Optional<Instant> createdFrom,
        Optional<Instant> createdTo) {}
