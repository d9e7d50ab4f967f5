package com.ovgcpayments.gateway.account;

import java.time.Instant;
import java.util.Optional;

/**
 * One of a merchant's people.
 *
 * @param lastSeenAt when he was last signed in, at this merchant or another, to the minute
 */
public record Member(Person person, MemberRole role, Instant since, Optional<Instant> lastSeenAt) {}
