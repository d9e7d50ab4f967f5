package com.ovgcpayments.gateway.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which transactions to list, newest first.
 *
 * @param limit from 1 to 100
 * @param startingAfter list those older than this transaction
 * @param status as {@link Transaction#shownStatus} reads
 * @param createdFrom inclusive
 * @param createdTo exclusive
 */
public record TransactionQuery(
        int limit,
        Optional<UUID> startingAfter,
        Optional<String> status,
        Optional<Instant> createdFrom,
        Optional<Instant> createdTo) {}
