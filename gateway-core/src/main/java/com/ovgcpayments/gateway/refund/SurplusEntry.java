package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that a payer paid for a session and that could not count for it, as his merchant may see it.
 *
 * @param kind {@code duplicate}, {@code late} or {@code mismatch}
 * @param heardAt when we heard of it
 * @param returned how its way back stands; empty if it has not begun
 */
public record SurplusEntry(
        UUID id,
        UUID attemptId,
        String kind,
        Money amount,
        Instant heardAt,
        Optional<RefundStatus> returned,
        Optional<Instant> returnedAt) {}
