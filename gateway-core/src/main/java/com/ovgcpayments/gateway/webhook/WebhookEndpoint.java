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
 * @param trouble present while nothing but failures come back
 * @param exchange present while two secrets sign
 */
public record WebhookEndpoint(
        UUID id,
        UUID merchantId,
        Mode mode,
        String url,
        String description,
        List<EventType> events,
        Instant createdAt,
        Optional<Disabled> disabled,
        Optional<Trouble> trouble,
        Optional<SecretExchange> exchange) {

    /**
     * It was given up, or the merchant switched it off.
     *
     * @param reason {@code answered_410}, {@code only_failures_for_5_days} or {@code requested}
     */
    public record Disabled(Instant at, String reason) {}

    /**
     * No try has succeeded for a while.
     *
     * @param since the first of the failures
     * @param disablesAt when it will be given up, if no try succeeds before
     * @param pausedUntil present if so many tries failed that deliveries wait until then, without losing a try
     */
    public record Trouble(Instant since, Instant disablesAt, Optional<Instant> pausedUntil) {}

    /**
     * One secret takes the place of another.
     *
     * @param switched whether the new one has become the current one, and the old one signs beside it
     * @param switchesAt when that happens, or happened
     * @param endsAt from when on only the new one signs
     */
    public record SecretExchange(boolean switched, Instant switchesAt, Instant endsAt) {}
}
