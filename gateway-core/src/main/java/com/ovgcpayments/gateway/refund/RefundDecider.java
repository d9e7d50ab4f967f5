package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.UnclearAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a processor's answer means for a refund; a pure function. What may have been paid back is never taken for "was
 * not", however long nobody knows: a second refund of the same money would be somebody's loss.
 */
final class RefundDecider {
    /** What is written as the refusal of a refund of which the processor knows nothing, when its key holds no more. */
    static final String NOT_FOUND = "not_found";

    private static final Duration WHILE_AT_WORK = Duration.ofDays(1);
    private static final int MOST_CHECKS_WHILE_AT_WORK = 43;

    private RefundDecider() {}

    /** @param asked the state in which the question was asked; for the first it is SENDING, committed before */
    static RefundChange decide(RefundRecord asked, RefundAsk ask, RefundOutcome outcome) {
        if (outcome instanceof RefundOutcome.Succeeded succeeded) {
            return ended(RefundState.SUCCEEDED, Optional.of(succeeded.processorRef()));
        } else if (outcome instanceof RefundOutcome.Pending pending) {
            return asked.state() == RefundState.SUCCEEDED
                    ? unclear(asked, "the processor is at work again on what it had confirmed")
                    : scheduled(
                            asked,
                            RefundState.PENDING_AT_PROCESSOR,
                            Optional.empty(),
                            Optional.of(pending.processorRef()));
        } else if (outcome instanceof RefundOutcome.Failed failed) {
            String what = asked.state() == RefundState.SUCCEEDED
                    ? "the processor took back what it had confirmed: "
                    : "the processor refused: ";
            return refused(asked, failed.processorRef(), failed.code(), what + failed.code());
        } else if (outcome instanceof RefundOutcome.NotSent notSent) {
            return ask == RefundAsk.SEND
                    ? scheduled(asked, RefundState.PENDING, Optional.of(notSent.reason()), Optional.empty())
                    : unclear(asked, notSent.reason());
        } else if (outcome instanceof RefundOutcome.NotFound notFound) {
            return asked.state() == RefundState.SENDING
                    ? refused(asked, Optional.empty(), NOT_FOUND, "the processor knows nothing of it")
                    : unclear(asked, notFound.reason());
        }
        return unclear(asked, ((RefundOutcome.Unknown) outcome).reason());
    }

    /** Nobody but a person can do it. */
    static RefundChange impossible(RefundRecord asked, String reason) {
        return new RefundChange(
                RefundState.OPERATOR,
                Optional.of(reason),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                true);
    }

    private static RefundChange unclear(RefundRecord asked, String reason) {
        RefundState state = asked.state() == RefundState.PENDING ? RefundState.SENDING : asked.state();
        return scheduled(asked, state, Optional.of(reason), Optional.empty());
    }

    private static RefundChange refused(
            RefundRecord asked, Optional<String> processorRef, String refusal, String reason) {
        RefundState state = asked.kind() == RefundKind.SURPLUS ? RefundState.OPERATOR : RefundState.FAILED;
        return new RefundChange(
                state, Optional.of(reason), processorRef, Optional.of(refusal), 0, Optional.empty(), false);
    }

    private static RefundChange ended(RefundState state, Optional<String> processorRef) {
        return new RefundChange(state, Optional.empty(), processorRef, Optional.empty(), 0, Optional.empty(), false);
    }

    private static RefundChange scheduled(
            RefundRecord asked, RefundState state, Optional<String> reason, Optional<String> processorRef) {
        int checks = state == asked.state() ? asked.checks() + 1 : 0;
        Optional<Instant> next = pause(state, checks).map(asked.now()::plus);
        // What was confirmed stays so until the processor says otherwise, and nobody must do anything about it.
        return new RefundChange(
                next.isPresent() || state == RefundState.SUCCEEDED ? state : RefundState.OPERATOR,
                reason,
                processorRef,
                Optional.empty(),
                checks,
                next,
                state == RefundState.PENDING);
    }

    /** A bank may take weeks; for a processor that says so, a person need not be called after three days. */
    private static Optional<Duration> pause(RefundState state, int checks) {
        Optional<Duration> pause = UnclearAnswers.pause(checks);
        boolean atWork = state == RefundState.PENDING_AT_PROCESSOR && checks < MOST_CHECKS_WHILE_AT_WORK;
        return pause.isEmpty() && atWork ? Optional.of(WHILE_AT_WORK) : pause;
    }
}
