package com.ovgcpayments.gateway.audit;

import java.time.Instant;

/**
 * A deed as it stands in the audit log.
 *
 * @param number its place in the chain, from 1
 */
public record LoggedDeed(long number, Instant at, AuditEntry entry) {}
