package com.ovgcpayments.gateway.refund;

import java.time.Instant;
import java.util.Optional;

/**
 * What an answer, or a person's decision, changes about a refund.
 *
 * @param reason what to write on it; empty leaves what is there
 * @param processorRef the processor's name for it, where it told one
 * @param refusal the processor's word for its no
 * @param checks how often it was asked in vain since the state last changed
 * @param nextCheck empty if nothing is left to ask
 * @param neverSent whether the processor surely has not heard of it after all
 */
record RefundChange(
        RefundState state,
        Optional<String> reason,
        Optional<String> processorRef,
        Optional<String> refusal,
        int checks,
        Optional<Instant> nextCheck,
        boolean neverSent) {

    static RefundChange decided(RefundState state, String reason, Optional<Instant> nextCheck) {
        return new RefundChange(state, Optional.of(reason), Optional.empty(), Optional.empty(), 0, nextCheck, false);
    }

    /** It is not made, for this word. */
    static RefundChange rejected(String reason, String refusal) {
        return new RefundChange(
                RefundState.FAILED,
                Optional.of(reason),
                Optional.empty(),
                Optional.of(refusal),
                0,
                Optional.empty(),
                false);
    }
}
