package com.ovgcpayments.gateway.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened.
 *
 * @param type a word of {@link EventType}, or {@link Events#TEST}
 * @param body the envelope as it is sent: a JSON object, the same bytes each time
 */
public record Event(UUID id, String type, Instant createdAt, String body) {}
