package com.ovgcpayments.gateway.connector.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of the sandbox's statement, as its API tells it.
 *
 * @param subject the id of the capture or refund
 * @param amount in minor units, as all amounts
 */
record SandboxMovement(
        String id, Kind kind, String subject, long amount, String currency, long fee, Instant at, Instant availableOn) {
    enum Kind {
        CAPTURE,
        REFUND
    }

    /** @param next the payment behind which the next page begins; empty if this was the last */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Page(List<SandboxMovement> movements, Optional<String> next) {
        Page {
            movements = List.copyOf(movements);
        }
    }

    /** What moved for a payment by now. */
    static Stream<SandboxMovement> of(SandboxPayment payment, Duration settlementDelay, Instant now) {
        Stream<SandboxMovement> captures = payment.captures().stream()
                .filter(capture -> payment.findCapture(capture.id(), now).isPresent())
                .map(capture -> new SandboxMovement(
                        "mov_" + capture.id(),
                        Kind.CAPTURE,
                        capture.id(),
                        capture.amount(),
                        capture.currency(),
                        SandboxSettlement.fee(capture.money()),
                        capture.capturedAt(),
                        capture.capturedAt().plus(settlementDelay)));
        Stream<SandboxMovement> refunds = payment.refunds().stream()
                .map(refund -> new SandboxMovement(
                        "mov_" + refund.id(),
                        Kind.REFUND,
                        refund.id(),
                        refund.amount(),
                        refund.currency(),
                        0,
                        refund.createdAt(),
                        refund.createdAt()));
        return Stream.concat(captures, refunds);
    }
}
