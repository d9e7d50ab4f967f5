package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.connector.PayoutOutcome;
import com.ovgcpayments.gateway.connector.UnclearAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a processor's answer means for a payout; a pure function. What may have been sent is never taken for "was not",
 * however long nobody knows: the money would be paid out twice.
 */
final class PayoutDecider {
    /** What is written as the refusal of a payout of which the processor knows nothing, when its key holds no more. */
    static final String NOT_FOUND = "not_found";

    private static final Duration WHILE_AT_WORK = Duration.ofDays(1);
    private static final Duration UNTIL_SENT = Duration.ofHours(1);
    private static final int MOST_CHECKS_WHILE_AT_WORK = 43;

    private PayoutDecider() {}

    /** @param asked in whose state the question was asked; for the first it is SENDING, committed before */
    static PayoutChange decide(PayoutRecord asked, PayoutAsk ask, PayoutOutcome outcome) {
        if (outcome instanceof PayoutOutcome.Succeeded succeeded) {
            return ended(
                    PayoutState.COMPLETED, Optional.empty(), Optional.of(succeeded.processorRef()), Optional.empty());
        } else if (outcome instanceof PayoutOutcome.Pending pending) {
            return scheduled(
                    asked, PayoutState.PENDING_AT_PROCESSOR, Optional.empty(), Optional.of(pending.processorRef()));
        } else if (outcome instanceof PayoutOutcome.Failed failed) {
            return refused("the processor refused: " + failed.code(), failed.processorRef(), failed.code());
        } else if (outcome instanceof PayoutOutcome.NotSent notSent) {
            return ask == PayoutAsk.SEND
                    ? scheduled(asked, PayoutState.REQUESTED, Optional.of(notSent.reason()), Optional.empty())
                    : unclear(asked, notSent.reason());
        } else if (outcome instanceof PayoutOutcome.NotFound notFound) {
            return asked.state() == PayoutState.SENDING
                    ? refused("the processor knows nothing of it", Optional.empty(), NOT_FOUND)
                    : unclear(asked, notFound.reason());
        }
        return unclear(asked, ((PayoutOutcome.Unknown) outcome).reason());
    }

    private static PayoutChange unclear(PayoutRecord asked, String reason) {
        PayoutState state = asked.state() == PayoutState.REQUESTED ? PayoutState.SENDING : asked.state();
        return scheduled(asked, state, Optional.of(reason), Optional.empty());
    }

    private static PayoutChange refused(String reason, Optional<String> processorRef, String refusal) {
        return ended(PayoutState.FAILED, Optional.of(reason), processorRef, Optional.of(refusal));
    }

    private static PayoutChange ended(
            PayoutState state, Optional<String> reason, Optional<String> processorRef, Optional<String> refusal) {
        return new PayoutChange(state, reason, processorRef, refusal, 0, Optional.empty());
    }

    private static PayoutChange scheduled(
            PayoutRecord asked, PayoutState state, Optional<String> reason, Optional<String> processorRef) {
        int checks = state == asked.state() ? asked.checks() + 1 : 0;
        Optional<Instant> next = pause(state, checks).map(asked.now()::plus);
        return new PayoutChange(
                next.isPresent() ? state : PayoutState.OPERATOR, reason, processorRef, Optional.empty(), checks, next);
    }

    /** A processor that is at work may take weeks; and what was not sent yet may go through our bank any time. */
    private static Optional<Duration> pause(PayoutState state, int checks) {
        Optional<Duration> pause = UnclearAnswers.pause(checks);
        if (state == PayoutState.REQUESTED) {
            return Optional.of(
                    pause.filter(each -> each.compareTo(UNTIL_SENT) < 0).orElse(UNTIL_SENT));
        }
        boolean atWork = state == PayoutState.PENDING_AT_PROCESSOR && checks < MOST_CHECKS_WHILE_AT_WORK;
        return pause.isEmpty() && atWork ? Optional.of(WHILE_AT_WORK) : pause;
    }
}
