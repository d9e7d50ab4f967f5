package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.payment.Decision.Next;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.SessionStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one place that decides what a fact means for a payment. A pure function: the same state and fact give the same
 * decision, and a fact that is already known changes nothing. Three rules stand above the rest: money that was captured
 * is never dropped, a session is paid once, and what may have happened is never taken for "did not happen".
 */
public final class Decider {
    /** A payer who finished no later than this after the session's end has still paid in time. */
    public static final Duration GRACE = Duration.ofMinutes(2);

    private Decider() {}

    /** As the other, where late money goes back. */
    public static Decision decide(PaymentState state, Fact fact) {
        return decide(state, fact, LatePayments.REFUND);
    }

    public static Decision decide(PaymentState state, Fact fact, LatePayments late) {
        if (!fact.captures().isEmpty()) {
            return captured(state, fact.captures(), late);
        } else if (fact instanceof Fact.Answered answered) {
            return answered(state, answered);
        } else if (fact instanceof Fact.Resolved resolved) {
            return resolved(state, resolved);
        }
        return leftBehind(state);
    }

    private static Decision leftBehind(PaymentState state) {
        return switch (state.attempt()) {
            case OPEN -> to(state, AttemptState.SUPERSEDED).next(Next.SCHEDULED).decision();
            case SUPERSEDED ->
                to(state, AttemptState.SUPERSEDED)
                        .next(Next.SCHEDULED_THEN_CLOSED)
                        .decision();
            default -> unchanged(state);
        };
    }

    private static Decision resolved(PaymentState state, Fact.Resolved fact) {
        String reason = "resolved by an operator: " + fact.reason();
        if (fact.resolution() instanceof Resolution.AskAgain) {
            return to(state, state.attempt()).reason(reason).next(Next.AFRESH).decision();
        } else if (state.attempt().ended()) {
            return to(state, state.attempt()).reason(reason).next(Next.NOTHING).decision();
        } else if (state.attempt() == AttemptState.PROCESSING) {
            return refused(state, new Decision.Refusal("resolved_by_operator", DeclineReason.GENERIC), false);
        }
        return to(state, AttemptState.CLOSED).reason(reason).next(Next.NOTHING).decision();
    }

    private static Decision answered(PaymentState state, Fact.Answered fact) {
        Outcome outcome = fact.outcome();
        if (outcome instanceof Outcome.Pending pending) {
            return pending(state, pending);
        } else if (tookWrongAmount(state)) {
            return unchanged(state);
        } else if (outcome instanceof Outcome.Redirect redirect) {
            return open(state, redirect);
        } else if (outcome instanceof Outcome.Declined declined) {
            return declined(state, declined, fact.failoverFollows());
        } else if (outcome instanceof Outcome.Closed closed) {
            return closed(state, closed);
        } else if (outcome instanceof Outcome.NotSent notSent) {
            return notSent(state, notSent, fact.ask());
        }
        return unknown(state, ((Outcome.Unknown) outcome).reason());
    }

    private static Decision captured(PaymentState state, List<Outcome.Capture> captures, LatePayments late) {
        Optional<Outcome.Capture> accepted = Optional.empty();
        List<Decision.Surplus> surplus = new ArrayList<>();
        boolean paid = state.anotherSucceeded() || state.attempt() == AttemptState.SUCCEEDED;
        boolean mismatch = false;
        Set<String> seen = new HashSet<>(state.knownCaptures());
        for (Outcome.Capture capture : captures) {
            if (!seen.add(capture.processorRef()) || state.foreignCaptures().contains(capture.processorRef())) {
                continue;
            }
            if (!capture.money().equals(state.price())) {
                surplus.add(new Decision.Surplus(SurplusKind.MISMATCH, capture));
                mismatch = true;
            } else if (paid) {
                surplus.add(new Decision.Surplus(SurplusKind.DUPLICATE, capture));
            } else if (late == LatePayments.REFUND && isLate(state, capture)) {
                surplus.add(new Decision.Surplus(SurplusKind.LATE, capture));
            } else {
                accepted = Optional.of(capture);
                paid = true;
            }
        }
        if (accepted.isPresent()) {
            return to(state, AttemptState.SUCCEEDED)
                    .session(SessionStatus.COMPLETED)
                    .accepted(accepted.get())
                    .surplus(surplus)
                    .next(Next.NOTHING)
                    .decision();
        }
        if (surplus.isEmpty()) {
            return state.foreignCaptures().isEmpty() ? unchanged(state) : claimedTwice(state);
        }
        if (state.attempt() == AttemptState.SUCCEEDED) {
            return to(state, AttemptState.SUCCEEDED)
                    .surplus(surplus)
                    .next(Next.NOTHING)
                    .decision();
        }
        if (mismatch && state.attempt().live()) {
            return to(state, AttemptState.UNKNOWN)
                    .surplus(surplus)
                    .reason("the processor captured another amount than was asked for")
                    .next(Next.OPERATOR)
                    .decision();
        }
        return to(state, AttemptState.CLOSED)
                .surplus(surplus)
                .reason("captured, but " + surplus.get(0).kind().word())
                .next(Next.NOTHING)
                .decision();
    }

    /** The processor names one capture for two attempts: no machine can tell whose it is. */
    private static Decision claimedTwice(PaymentState state) {
        AttemptState next = state.attempt().live() ? AttemptState.UNKNOWN : state.attempt();
        return to(state, next)
                .reason("the processor names a capture that belongs to another attempt")
                .next(state.attempt().ended() ? Next.NOTHING : Next.OPERATOR)
                .decision();
    }

    /** Judged by when the payer was done, whenever we hear of it. */
    private static boolean isLate(PaymentState state, Outcome.Capture capture) {
        Instant finished = state.acceptedAt()
                .filter(accepted -> accepted.isBefore(capture.capturedAt()))
                .orElse(capture.capturedAt());
        return finished.isAfter(state.expiresAt().plus(GRACE));
    }

    private static Decision open(PaymentState state, Outcome.Redirect redirect) {
        return switch (state.attempt()) {
            case SENDING, OPEN, UNKNOWN ->
                state.session() == SessionStatus.COMPLETED
                        ? unwanted(state, redirect)
                        : to(state, AttemptState.OPEN)
                                .page(redirect.url(), redirect.processorRef())
                                .next(Next.SCHEDULED)
                                .decision();
            case SUPERSEDED -> unwanted(state, redirect);
            case PROCESSING, SUCCEEDED, DECLINED, NOT_SENT, CLOSED -> unchanged(state);
        };
    }

    /** Found or answered after we had gone on, or after another attempt paid: nobody shall pay there. */
    private static Decision unwanted(PaymentState state, Outcome.Redirect redirect) {
        return to(state, AttemptState.SUPERSEDED)
                .page(redirect.url(), redirect.processorRef())
                .next(Next.AT_ONCE)
                .decision();
    }

    private static Decision pending(PaymentState state, Outcome.Pending pending) {
        Instant told = pending.acceptedAt().orElse(state.now());
        Instant acceptedAt =
                state.acceptedAt().filter(known -> known.isBefore(told)).orElse(told);
        boolean waits = state.attempt().live() && !tookWrongAmount(state);
        return to(state, waits ? AttemptState.PROCESSING : state.attempt())
                .processorRef(pending.processorRef())
                .acceptedAt(acceptedAt)
                .next(Next.SCHEDULED)
                .decision();
    }

    private static Decision declined(PaymentState state, Outcome.Declined declined, boolean failoverFollows) {
        if (state.attempt().ended()) {
            return unchanged(state);
        }
        return refused(
                state, new Decision.Refusal(declined.code(), declined.reason()), declined.soft() && failoverFollows);
    }

    private static Decision refused(PaymentState state, Decision.Refusal refusal, boolean quiet) {
        boolean ends = state.attempt().live() && state.session() != SessionStatus.COMPLETED && !quiet;
        Change change = to(state, AttemptState.DECLINED).refused(refusal).next(Next.NOTHING);
        return ends ? change.session(SessionStatus.DECLINED).tellDeclined().decision() : change.decision();
    }

    private static Decision closed(PaymentState state, Outcome.Closed closed) {
        if (state.attempt().ended()) {
            return unchanged(state);
        }
        if (state.attempt() == AttemptState.PROCESSING) {
            // The payer had done his part and waits for an answer: this is one.
            return refused(state, new Decision.Refusal("closed_by_processor", DeclineReason.GENERIC), false);
        }
        return to(state, AttemptState.CLOSED)
                .reason(closed.reason())
                .next(Next.NOTHING)
                .decision();
    }

    private static Decision notSent(PaymentState state, Outcome.NotSent notSent, Ask ask) {
        // Whoever checked where beginning can capture has begun again, and that may have arrived.
        boolean begunAgain = state.checked() && state.beginCanCapture();
        if (ask == Ask.BEGIN && state.attempt() == AttemptState.SENDING && !begunAgain) {
            return to(state, AttemptState.NOT_SENT)
                    .reason(notSent.reason())
                    .next(Next.NOTHING)
                    .decision();
        }
        // A later question that did not get out says nothing about an earlier one that may have.
        return unknown(state, notSent.reason());
    }

    private static Decision unknown(PaymentState state, String reason) {
        if (state.attempt().ended()) {
            // Whoever made us ask had a reason, and has not been answered.
            return to(state, state.attempt()).next(Next.SCHEDULED).decision();
        }
        AttemptState next = state.attempt();
        if (next == AttemptState.SENDING) {
            next = state.beginCanCapture() ? AttemptState.UNKNOWN : AttemptState.SUPERSEDED;
        }
        return to(state, next).reason(reason).next(Next.SCHEDULED).decision();
    }

    /** Then it lies with a person, and whatever else the processor says was true before that at best. */
    private static boolean tookWrongAmount(PaymentState state) {
        return state.surplusBooked() && state.attempt() == AttemptState.UNKNOWN;
    }

    private static Decision unchanged(PaymentState state) {
        Next next = state.attempt().ended() ? Next.NOTHING : Next.SCHEDULED;
        return to(state, state.attempt()).next(next).decision();
    }

    private static Change to(PaymentState state, AttemptState attempt) {
        return new Change(attempt, state.session());
    }

    /** A decision in the making; whatever is not said stays as it is. */
    private static final class Change {
        private final AttemptState attempt;
        private SessionStatus session;
        private Optional<Outcome.Capture> accepted = Optional.empty();
        private List<Decision.Surplus> surplus = List.of();
        private Optional<Decision.Refusal> refused = Optional.empty();
        private boolean tellDeclined;
        private Optional<URI> page = Optional.empty();
        private Optional<String> processorRef = Optional.empty();
        private Optional<Instant> acceptedAt = Optional.empty();
        private Optional<String> reason = Optional.empty();
        private Next next = Next.NOTHING;

        Change(AttemptState attempt, SessionStatus session) {
            this.attempt = attempt;
            this.session = session;
        }

        Change session(SessionStatus value) {
            session = value;
            return this;
        }

        Change accepted(Outcome.Capture value) {
            accepted = Optional.of(value);
            return this;
        }

        Change surplus(List<Decision.Surplus> value) {
            surplus = List.copyOf(value);
            return this;
        }

        Change refused(Decision.Refusal value) {
            refused = Optional.of(value);
            return this;
        }

        Change tellDeclined() {
            tellDeclined = true;
            return this;
        }

        Change page(URI url, String ref) {
            page = Optional.of(url);
            return processorRef(ref);
        }

        Change processorRef(String value) {
            processorRef = Optional.of(value);
            return this;
        }

        Change acceptedAt(Instant value) {
            acceptedAt = Optional.of(value);
            return this;
        }

        Change reason(String value) {
            reason = Optional.of(value);
            return this;
        }

        Change next(Next value) {
            next = value;
            return this;
        }

        Decision decision() {
            return new Decision(
                    attempt,
                    session,
                    accepted,
                    surplus,
                    refused,
                    tellDeclined,
                    page,
                    processorRef,
                    acceptedAt,
                    reason,
                    next);
        }
    }
}
