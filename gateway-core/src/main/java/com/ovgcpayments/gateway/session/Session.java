package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A checkout session as stored.
 *
 * @param metadata a JSON object, as text: its numbers read as the merchant wrote them
 * @param expiresAt 30 minutes after creation; the session is over from this instant on
 */
public record Session(
        UUID id,
        UUID merchantId,
        Mode mode,
        Money price,
        String email,
        Optional<String> productTitle,
        String successUrl,
        String cancelUrl,
        String metadata,
        SessionStatus status,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> completedAt) {

    /** From its creation until it expires, as specified; the database writes it down. */
    static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final String ID_PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

    /** The merchant's {@code success_url} with the session's id in its placeholder, if it has one. */
    public String successTarget() {
        return successUrl.replace(ID_PLACEHOLDER, id.toString());
    }

    /** The merchant's {@code cancel_url}, likewise. */
    public String cancelTarget() {
        return cancelUrl.replace(ID_PLACEHOLDER, id.toString());
    }
}
