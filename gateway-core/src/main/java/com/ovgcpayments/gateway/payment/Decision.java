package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.SessionStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a fact changes. Applied as a whole or not at all.
 *
 * @param attempt the attempt's state from now on
 * @param session the session's status from now on
 * @param accepted the capture that pays the session
 * @param surplus captures that cannot
 * @param refused the refusal that ended the attempt
 * @param tellDeclined whether the merchant is told of it
 * @param page the processor's open page
 * @param processorRef the processor's name for the payment, where it told one
 * @param acceptedAt when the payer had done his part, where that is now known
 * @param reason what to write on the attempt; empty leaves what is there
 * @param next what to do about the processor from here
 */
public record Decision(
        AttemptState attempt,
        SessionStatus session,
        Optional<Outcome.Capture> accepted,
        List<Surplus> surplus,
        Optional<Refusal> refused,
        boolean tellDeclined,
        Optional<URI> page,
        Optional<String> processorRef,
        Optional<Instant> acceptedAt,
        Optional<String> reason,
        Next next) {

    /** A capture that cannot pay its session. */
    public record Surplus(SurplusKind kind, Outcome.Capture capture) {}

    /** @param code the processor's word; never shown to the payer */
    public record Refusal(String code, DeclineReason reason) {}

    /** Whether and when the processor is asked again. */
    public enum Next {
        /** Nothing is left to ask. */
        NOTHING,
        /** At the next time of the schedule for this state. */
        SCHEDULED,
        /** At the next time of the schedule, and when none is left the attempt ends without a payment. */
        SCHEDULED_THEN_CLOSED,
        /** At once: a page has turned up that nobody should pay on. On schedule, if that did not help before. */
        AT_ONCE,
        /** At once, and then by the whole schedule again. */
        AFRESH,
        /** Never by itself: only a person can tell. */
        OPERATOR
    }
}
