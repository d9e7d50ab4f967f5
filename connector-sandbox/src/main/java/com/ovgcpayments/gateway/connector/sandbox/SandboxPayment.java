package com.ovgcpayments.gateway.connector.sandbox;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeState;
import com.ovgcpayments.gateway.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A payment as it stands in the book, and how it changes. Immutable; whoever changes it writes the result by
 * compare-and-set, so that of two who choose at once only one is heard.
 *
 * @param requestHash of the bytes that asked for it: a repetition must bring the same
 * @param silentAnswers how many further questions about it will not be answered
 * @param acceptedAt when the payer chose, where that is not when the money was captured
 * @param events what is to be notified; written together with what happened
 * @param refunds of what was captured, oldest first
 * @param disputes about what was captured, oldest first
 * @param nextRefund what is to become of the next refund that is asked for; empty if it is to succeed
 */
record SandboxPayment(
        String id,
        String requestHash,
        SandboxOrder order,
        State state,
        int silentAnswers,
        Optional<Instant> acceptedAt,
        List<Capture> captures,
        Optional<Decline> decline,
        List<Event> events,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<SandboxRefund> refunds,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<SandboxReversals.Dispute> disputes,
        Optional<SandboxRefund.Ending> nextRefund) {
    /** How long the page outlives the checkout session. */
    static final Duration GRACE = Duration.ofSeconds(90);

    private static final Duration PROCESSING = Duration.ofSeconds(10);
    private static final Duration LATENESS = Duration.ofMinutes(5);
    private static final int SILENT_ANSWERS = 2;

    /** {@code EXPIRED} is never written: it is what an open payment becomes by the passing of time. */
    enum State {
        OPEN,
        AUTHENTICATING,
        PROCESSING,
        APPROVED,
        DECLINED,
        CANCELLED,
        EXPIRED
    }

    /** @param amount in minor units */
    record Capture(String id, long amount, String currency, Instant capturedAt) {
        Money money() {
            return new Money(amount, currency);
        }
    }

    /** @param soft whether another processor might say yes */
    record Decline(String code, boolean soft) {
        static final Decline HARD = new Decline("card_declined", false);
        static final Decline SOFT = new Decline("try_again_later", true);
        static final Decline INSUFFICIENT_FUNDS = new Decline("insufficient_funds", true);
        static final Decline AUTHENTICATION = new Decline("authentication_failed", false);
    }

    /**
     * @param dueAt not to be told before
     * @param refundKey of the refund that it is about
     * @param captureId of the capture that it tells of
     */
    record Event(
            String id,
            String type,
            Instant dueAt,
            boolean sent,
            Optional<String> refundKey,
            Optional<String> captureId) {
        Event delivered() {
            return new Event(id, type, dueAt, true, refundKey, captureId);
        }
    }

    SandboxPayment {
        captures = List.copyOf(captures);
        events = List.copyOf(events);
        refunds = List.copyOf(refunds);
        disputes = List.copyOf(disputes);
    }

    static SandboxPayment open(String id, String requestHash, SandboxOrder order) {
        return new SandboxPayment(
                id,
                requestHash,
                order,
                State.OPEN,
                0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    State stateAt(Instant now) {
        return switch (state) {
            case OPEN, AUTHENTICATING -> now.isAfter(order.sessionExpiresAt().plus(GRACE)) ? State.EXPIRED : state;
            case PROCESSING -> now.isBefore(captures.get(0).capturedAt()) ? state : State.APPROVED;
            default -> state;
        };
    }

    /** What its page now offers. */
    List<SandboxOutcome> offers(Instant now) {
        return switch (stateAt(now)) {
            case OPEN -> SandboxOutcome.ofFirstPage();
            case AUTHENTICATING -> List.of(SandboxOutcome.AUTHENTICATED, SandboxOutcome.AUTHENTICATION_FAILED);
            case EXPIRED -> List.of(SandboxOutcome.LATE_APPROVE);
            case APPROVED -> isLost() ? List.of() : SandboxOutcome.ofApproved(isDisputed());
            case PROCESSING, DECLINED, CANCELLED -> List.of();
        };
    }

    /** What becomes of it by the payer's choice; unchanged if that was not on offer. */
    SandboxPayment choose(SandboxOutcome outcome, Instant now) {
        if (!offers(now).contains(outcome)) {
            return this;
        }
        return switch (outcome) {
            case APPROVE, AUTHENTICATED -> captured(now, now);
            case APPROVE_TWICE -> captured(now, now, now);
            case LATE_APPROVE -> captured(now, order.sessionExpiresAt().plus(LATENESS));
            case APPROVE_LATER -> processed(now);
            case TIMEOUT_THEN_APPROVE -> captured(now, now).silenced();
            case DECLINE -> declined(Decline.HARD).notified(now, "payment.declined");
            case INSUFFICIENT_FUNDS -> declined(Decline.INSUFFICIENT_FUNDS).notified(now, "payment.declined");
            case AUTHENTICATION_FAILED -> declined(Decline.AUTHENTICATION).notified(now, "payment.declined");
            case TIMEOUT_THEN_DECLINE -> declined(Decline.HARD).silenced();
            case AUTHENTICATE -> in(State.AUTHENTICATING);
            case ABANDON -> this;
            case REFUND_REFUSED -> withNextRefund(Optional.of(SandboxRefund.Ending.REFUSED));
            case REFUND_SLOWLY -> withNextRefund(Optional.of(SandboxRefund.Ending.SUCCEEDS_LATER));
            case REFUND_SENT_BACK -> withNextRefund(Optional.of(SandboxRefund.Ending.FAILS_LATER));
            case REFUND_ELSEWHERE -> refundedElsewhere(now);
            case DISPUTE -> disputed(now);
            case DISPUTE_WON -> disputeEnded(DisputeState.WON, now);
            case DISPUTE_LOST -> disputeEnded(DisputeState.LOST, now);
        };
    }

    SandboxPayment declined(Decline reason) {
        return new SandboxPayment(
                id,
                requestHash,
                order,
                State.DECLINED,
                silentAnswers,
                acceptedAt,
                captures,
                Optional.of(reason),
                events,
                refunds,
                disputes,
                nextRefund);
    }

    /** Unchanged if there is nothing open to close. */
    SandboxPayment cancelled(Instant now) {
        State current = stateAt(now);
        return current == State.OPEN || current == State.AUTHENTICATING ? in(State.CANCELLED) : this;
    }

    /** One question less that will not be answered. */
    SandboxPayment asked() {
        return silentAnswers == 0 ? this : withSilence(silentAnswers - 1, events);
    }

    SandboxPayment delivered(String eventId) {
        List<Event> after = events.stream()
                .map(event -> event.id().equals(eventId) ? event.delivered() : event)
                .toList();
        return withSilence(silentAnswers, after);
    }

    /** A capture that has happened by now. */
    Optional<Capture> findCapture(String captureId, Instant now) {
        return stateAt(now) == State.APPROVED
                ? captures.stream()
                        .filter(capture -> capture.id().equals(captureId))
                        .findFirst()
                : Optional.empty();
    }

    Optional<SandboxRefund> findRefund(String key) {
        return refunds.stream()
                .filter(refund -> refund.key().equals(Optional.of(key)))
                .findFirst();
    }

    /** Unchanged if the key was used before, or there is not so much left of the capture; if it is refused, it is only that. */
    SandboxPayment refund(String key, SandboxRefund.Order refund, Instant now) {
        boolean possible = findRefund(key).isEmpty()
                && findCapture(refund.captureId(), now)
                        .filter(capture ->
                                capture.currency().equals(refund.currency()) && refund.amount() <= left(capture, now))
                        .isPresent();
        if (!possible) {
            return this;
        }
        return refusesNextRefund()
                ? withNextRefund(Optional.empty())
                : refunded(Optional.of(key), refund, nextRefund, now);
    }

    boolean refusesNextRefund() {
        return nextRefund.filter(SandboxRefund.Ending.REFUSED::equals).isPresent();
    }

    private SandboxPayment refunded(
            Optional<String> key, SandboxRefund.Order refund, Optional<SandboxRefund.Ending> ending, Instant now) {
        SandboxRefund made = new SandboxRefund(
                "rfd_" + id + "_" + refunds.size(),
                key,
                refund.captureId(),
                refund.amount(),
                refund.currency(),
                now,
                ending);
        List<SandboxRefund> after = new ArrayList<>(refunds);
        after.add(made);
        String type = made.fails() ? SandboxNotifier.REFUND_FAILED : SandboxNotifier.REFUND_SUCCEEDED;
        return new SandboxPayment(
                id,
                requestHash,
                order,
                state,
                silentAnswers,
                acceptedAt,
                captures,
                decline,
                plus(new Event("evt_" + made.id(), type, made.endsAt(), false, key, Optional.empty())),
                after,
                disputes,
                key.isPresent() ? Optional.empty() : nextRefund);
    }

    private SandboxPayment refundedElsewhere(Instant now) {
        Capture capture = captures.get(0);
        long left = left(capture, now);
        return left == 0
                ? this
                : refunded(
                        Optional.empty(),
                        new SandboxRefund.Order(capture.id(), left, capture.currency()),
                        Optional.empty(),
                        now);
    }

    private long left(Capture capture, Instant now) {
        long gone = refunds.stream()
                .filter(refund ->
                        refund.captureId().equals(capture.id()) && refund.statusAt(now) != SandboxRefund.Status.FAILED)
                .mapToLong(SandboxRefund::amount)
                .sum();
        return isDisputed() ? 0 : capture.amount() - gone;
    }

    private boolean isDisputed() {
        return disputes.stream().anyMatch(dispute -> dispute.state() != DisputeState.WON);
    }

    private boolean isLost() {
        return disputes.stream().anyMatch(dispute -> dispute.state() == DisputeState.LOST);
    }

    private SandboxPayment disputed(Instant now) {
        Capture capture = captures.get(0);
        List<SandboxReversals.Dispute> after = new ArrayList<>(disputes);
        after.add(new SandboxReversals.Dispute(
                "dsp_" + id + "_" + disputes.size(),
                capture.id(),
                capture.amount(),
                capture.currency(),
                DisputeState.OPEN,
                now));
        return withDisputes(after, SandboxNotifier.DISPUTE_OPENED, now);
    }

    private SandboxPayment disputeEnded(DisputeState end, Instant now) {
        List<SandboxReversals.Dispute> after = disputes.stream()
                .map(dispute -> dispute.state() == DisputeState.OPEN ? dispute.ended(end) : dispute)
                .toList();
        return after.equals(disputes) ? this : withDisputes(after, SandboxNotifier.DISPUTE_ENDED, now);
    }

    private SandboxPayment withDisputes(List<SandboxReversals.Dispute> after, String told, Instant now) {
        String eventId = "evt_" + after.get(after.size() - 1).id() + "_" + events.size();
        return new SandboxPayment(
                id,
                requestHash,
                order,
                state,
                silentAnswers,
                acceptedAt,
                captures,
                decline,
                plus(new Event(eventId, told, now, false, Optional.empty(), Optional.empty())),
                refunds,
                after,
                nextRefund);
    }

    private SandboxPayment withNextRefund(Optional<SandboxRefund.Ending> next) {
        return new SandboxPayment(
                id,
                requestHash,
                order,
                state,
                silentAnswers,
                acceptedAt,
                captures,
                decline,
                events,
                refunds,
                disputes,
                next);
    }

    private List<Event> plus(Event event) {
        List<Event> told = new ArrayList<>(events);
        told.add(event);
        return told;
    }

    private SandboxPayment captured(Instant now, Instant... capturedAt) {
        return withCaptures(State.APPROVED, Optional.empty(), List.of(capturedAt))
                .capturesTold(now);
    }

    private SandboxPayment processed(Instant now) {
        Instant done = now.plus(PROCESSING);
        return withCaptures(State.PROCESSING, Optional.of(now), List.of(done)).capturesTold(done);
    }

    /** A processor that does not answer does not notify either. */
    private SandboxPayment silenced() {
        return withSilence(SILENT_ANSWERS, List.of());
    }

    private SandboxPayment notified(Instant dueAt, String type) {
        return withSilence(
                silentAnswers,
                List.of(new Event("evt_" + id + "_1", type, dueAt, false, Optional.empty(), Optional.empty())));
    }

    private SandboxPayment capturesTold(Instant dueAt) {
        return withSilence(
                silentAnswers,
                IntStream.rangeClosed(1, captures.size())
                        .mapToObj(n -> new Event(
                                "evt_" + id + "_" + n,
                                "payment.captured",
                                dueAt,
                                false,
                                Optional.empty(),
                                Optional.of(captures.get(n - 1).id())))
                        .toList());
    }

    private SandboxPayment withCaptures(State next, Optional<Instant> accepted, List<Instant> capturedAt) {
        List<Capture> made = IntStream.range(0, capturedAt.size())
                .mapToObj(n ->
                        new Capture("cap_" + id + "_" + (n + 1), order.amount(), order.currency(), capturedAt.get(n)))
                .toList();
        return new SandboxPayment(
                id,
                requestHash,
                order,
                next,
                silentAnswers,
                accepted,
                made,
                decline,
                events,
                refunds,
                disputes,
                nextRefund);
    }

    private SandboxPayment in(State next) {
        return new SandboxPayment(
                id,
                requestHash,
                order,
                next,
                silentAnswers,
                acceptedAt,
                captures,
                decline,
                events,
                refunds,
                disputes,
                nextRefund);
    }

    private SandboxPayment withSilence(int questions, List<Event> told) {
        return new SandboxPayment(
                id,
                requestHash,
                order,
                state,
                questions,
                acceptedAt,
                captures,
                decline,
                told,
                refunds,
                disputes,
                nextRefund);
    }
}
