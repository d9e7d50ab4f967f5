package com.ovgcpayments.gateway.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries to list, newest first.
 *
 * @param limit from 1 to 100
 * @param startingAfter list those older than this entry
 * @param createdFrom inclusive
 * @param createdTo exclusive
 */
public record EntryQuery(
        int limit,
        Optional<EntryId> startingAfter,
        Optional<String> currency,
        Optional<MerchantAccount> account,
        Optional<Instant> createdFrom,
        Optional<Instant> createdTo) {}
