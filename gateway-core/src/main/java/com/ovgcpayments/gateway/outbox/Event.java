package com.ovgcpayments.gateway.outbox;

import java.util.UUID;

/**
 * Something that happened.
 *
 * @param body the envelope as it is sent: a JSON object, the same bytes each time
 */
public record Event(UUID id, String body) {}
