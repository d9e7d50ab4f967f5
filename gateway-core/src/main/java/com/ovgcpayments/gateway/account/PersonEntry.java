package com.ovgcpayments.gateway.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody as a list of all people shows him.
 *
 * @param lastSeenAt to the minute
 * @param hasPassword without one he comes in only after he has set one by a link
 */
public record PersonEntry(
        Person person,
        List<Membership> memberships,
        Instant createdAt,
        Optional<Instant> lastSeenAt,
        boolean hasPassword) {}
