package com.ovgcpayments.gateway.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * That something happened, without what was told of it.
 *
 * @param type a word of {@link EventType}
 * @param subject what it happened to
 */
public record EventEntry(UUID id, String type, UUID subject, Instant createdAt) {}
