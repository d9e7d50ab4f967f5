package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.outbox.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a merchant wants to be told what happens.
 *
 * @param disabled empty while events are delivered to it
 */
public record WebhookEndpoint(
        UUID id,
        UUID merchantId,
        Mode mode,
        String url,
        String description,
        List<EventType> events,
        Instant createdAt,
        Optional<Disabled> disabled) {

    /**
     * It was given up.
     *
     * @param reason {@code answered_410} or {@code only_failures_for_5_days}
     */
    public record Disabled(Instant at, String reason) {}
}
