package com.ovgcpayments.gateway.account;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser in which somebody is signed in.
 *
 * @param lastSeenAt to the minute
 */
public record OpenSession(UUID id, Instant createdAt, Instant lastSeenAt, String address, String userAgent) {}
