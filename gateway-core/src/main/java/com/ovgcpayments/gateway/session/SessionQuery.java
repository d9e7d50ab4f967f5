package com.ovgcpayments.gateway.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which sessions to list, newest first.
 *
 * @param limit from 1 to 100
 * @param startingAfter list those older than this session
 * @param email compared without regard to case
 * @param createdFrom inclusive
 * @param createdTo exclusive
 */
public record SessionQuery(
        int limit,
        Optional<UUID> startingAfter,
        Optional<ShownStatus> status,
        Optional<String> email,
        Optional<Instant> createdFrom,
        Optional<Instant> createdTo) {}
