package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.SessionStatus;
import java.time.Duration;
import java.util.Optional;

/** What a processor is asked when an attempt is checked, and what its answer then means. Pure. */
enum Question {
    FETCH,
    CANCEL,
    /** The page should be closed and cannot be: what the processor says still counts. */
    FETCH_TO_LEAVE,
    BEGIN_AGAIN;

    private static final Duration SAME_KEY_LIMIT = Duration.ofHours(23);

    /** @param capabilities of the attempt's connector; empty if it is not known here */
    static Question about(PaymentRecord record, Optional<Capabilities> capabilities) {
        if (isUnwanted(record)) {
            return capabilities.filter(Capabilities::cancel).isPresent() ? CANCEL : FETCH_TO_LEAVE;
        }
        boolean repeatable = capabilities.filter(Capabilities::knowsReference).isPresent();
        return repeatable && mustBeginAgain(record) ? BEGIN_AGAIN : FETCH;
    }

    Fact answered(PaymentRecord record, Outcome outcome) {
        return switch (this) {
            case FETCH -> new Fact.Answered(Ask.FETCH, outcome, false);
            case CANCEL -> new Fact.Answered(Ask.CANCEL, outcome, false);
            case BEGIN_AGAIN -> new Fact.Answered(Ask.BEGIN_AGAIN, outcome, false);
            case FETCH_TO_LEAVE -> {
                boolean unclear = outcome instanceof Outcome.Unknown || outcome instanceof Outcome.NotSent;
                boolean leave = outcome instanceof Outcome.Redirect
                        || (unclear && record.attempt().state() == AttemptState.OPEN);
                yield leave ? new Fact.LeftBehind() : new Fact.Answered(Ask.FETCH, outcome, false);
            }
        };
    }

    /** Whether the processor has, or may have, a page open on which nobody should pay any more. */
    private static boolean isUnwanted(PaymentRecord record) {
        AttemptState state = record.attempt().state();
        boolean openTooLong = state == AttemptState.OPEN && isOver(record);
        boolean leftOpen = state == AttemptState.SUPERSEDED
                && record.attempt().processorRef().isPresent();
        return openTooLong || leftOpen;
    }

    /**
     * Where beginning may have moved money, the only safe question is the same one again, while its key still holds. But
     * one that never arrived would charge the payer now: so not once he is not expected to pay any more.
     */
    private static boolean mustBeginAgain(PaymentRecord record) {
        Attempt attempt = record.attempt();
        boolean unclear = attempt.state() == AttemptState.UNKNOWN || attempt.state() == AttemptState.SENDING;
        return unclear
                && attempt.beginCanCapture()
                && attempt.processorRef().isEmpty()
                && !record.surplusBooked()
                && !isOver(record)
                && record.now().isBefore(attempt.createdAt().plus(SAME_KEY_LIMIT));
    }

    private static boolean isOver(PaymentRecord record) {
        return record.view().pastExpiry() || record.view().session().status() == SessionStatus.COMPLETED;
    }
}
