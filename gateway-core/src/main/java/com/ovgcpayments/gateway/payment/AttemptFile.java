package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.session.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of an attempt: for a person who has to find out what became of it.
 *
 * @param routingReason why it went to this gateway
 * @param nextCheck when its processor is asked next; empty if it is not asked any more
 * @param endedAt when it came to an end, if it did
 * @param expiresAt until when its session could be paid
 * @param productTitle what is paid for, as the merchant calls it
 * @param others the session's other attempts, in their order
 * @param captures what was captured of this attempt, whether or not the session counts it
 * @param notifications what the processor told of it by itself, the latest first, 50 at most
 */
public record AttemptFile(
        OperatorAttempt entry,
        String routingReason,
        Optional<Instant> nextCheck,
        Optional<Instant> endedAt,
        Instant expiresAt,
        Optional<String> productTitle,
        List<Attempt> others,
        List<Booked> captures,
        List<Told> notifications) {
    /** @param surplus in which way no session may count it: {@link SurplusKind#word()}; empty if the session does */
    public record Booked(Outcome.Capture capture, Optional<String> surplus) {}

    /**
     * @param eventId the processor's
     * @param type the processor's word; may be empty
     */
    public record Told(String eventId, String type, Instant at) {}
}
