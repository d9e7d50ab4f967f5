package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.payment.ModelEngine.Booking;
import com.ovgcpayments.gateway.payment.ModelEngine.Row;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.SessionStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What holds in every history: written from the rules of money alone, without a look at how the engine decides. */
final class HistoryRules {
    /** Where an attempt may go from each state, besides staying there. */
    private static final Map<AttemptState, Set<AttemptState>> MOVES = Map.of(
            AttemptState.SENDING, EnumSet.complementOf(EnumSet.of(AttemptState.SENDING)),
            AttemptState.OPEN, EnumSet.complementOf(EnumSet.of(AttemptState.SENDING, AttemptState.NOT_SENT)),
            AttemptState.UNKNOWN, EnumSet.complementOf(EnumSet.of(AttemptState.SENDING, AttemptState.NOT_SENT)),
            AttemptState.PROCESSING,
                    EnumSet.of(
                            AttemptState.UNKNOWN, AttemptState.SUCCEEDED, AttemptState.DECLINED, AttemptState.CLOSED),
            AttemptState.SUPERSEDED, EnumSet.of(AttemptState.SUCCEEDED, AttemptState.DECLINED, AttemptState.CLOSED),
            AttemptState.DECLINED, EnumSet.of(AttemptState.SUCCEEDED, AttemptState.CLOSED),
            AttemptState.NOT_SENT, EnumSet.of(AttemptState.SUCCEEDED, AttemptState.CLOSED),
            AttemptState.CLOSED, EnumSet.of(AttemptState.SUCCEEDED),
            AttemptState.SUCCEEDED, EnumSet.noneOf(AttemptState.class));

    private final ModelEngine engine;

    HistoryRules(ModelEngine engine) {
        this.engine = engine;
    }

    void checkDecision(Row row, Fact fact, Decision decision) {
        AttemptState before = row.attempt.state();
        require(
                before == decision.attempt()
                        || MOVES.getOrDefault(before, Set.of()).contains(decision.attempt()),
                "an attempt does not go from " + before + " to " + decision.attempt());
        heardOfThePayer(row, fact);
        boolean followed = fact instanceof Fact.Answered answered && answered.failoverFollows();
        require(!followed || !decision.tellDeclined(), "a soft refusal is not told when another attempt follows");
        boolean paid = engine.session.status() == SessionStatus.COMPLETED;
        if (before != AttemptState.DECLINED && decision.attempt() == AttemptState.DECLINED) {
            row.mustBeTold = before.live() && !paid;
        }
        decision.accepted().ifPresent(capture -> {
            require(!paid, "a session is paid once");
            require(capture.money().equals(ModelEngine.PRICE), "another amount does not pay");
            require(!isLate(row, capture), "who was late has not paid");
        });
        boolean paidNow = paid || decision.accepted().isPresent();
        for (Decision.Surplus surplus : decision.surplus()) {
            require(
                    surplus.kind() == kind(row, surplus.capture(), paidNow),
                    "a capture is set aside for what is wrong with it: " + surplus);
        }
    }

    private void heardOfThePayer(Row row, Fact fact) {
        if (fact instanceof Fact.Answered answered && answered.outcome() instanceof Outcome.Pending pending) {
            Instant told = pending.acceptedAt().orElse(engine.now());
            row.earliestTold = Optional.of(
                    row.earliestTold.filter(known -> known.isBefore(told)).orElse(told));
        }
    }

    private SurplusKind kind(Row row, Outcome.Capture capture, boolean paid) {
        if (!capture.money().equals(ModelEngine.PRICE)) {
            return SurplusKind.MISMATCH;
        }
        require(paid || isLate(row, capture), "money that pays is not set aside");
        return paid ? SurplusKind.DUPLICATE : SurplusKind.LATE;
    }

    private boolean isLate(Row row, Outcome.Capture capture) {
        Instant limit = engine.session.expiresAt().plusSeconds(120);
        boolean toldInTime =
                row.earliestTold.filter(told -> !told.isAfter(limit)).isPresent();
        return capture.capturedAt().isAfter(limit) && !toldInTime;
    }

    void checkResult(BeginResult result) {
        if (result instanceof BeginResult.Continue to) {
            require(engine.session.status() != SessionStatus.COMPLETED, "nobody is sent to pay what is paid");
            require(
                    engine.rows.stream()
                            .anyMatch(row -> row.attempt.state() == AttemptState.OPEN
                                    && row.attempt
                                            .redirectUrl()
                                            .equals(Optional.of(to.url().toString()))),
                    "a payer is sent to the open page of his attempt");
        }
    }

    void checkQuestion(Row row, Question question) {
        boolean over = engine.session.status() == SessionStatus.COMPLETED
                || !engine.now().isBefore(engine.session.expiresAt());
        require(question != Question.BEGIN_AGAIN || !over, "nothing is begun again when the session is over");
        require(
                question != Question.BEGIN_AGAIN || !row.attempt.connector().equals("nameless"),
                "nothing is begun again where it would be begun twice");
    }

    void checkAll() {
        List<Booking> accepted =
                engine.bookings.stream().filter(b -> b.kind().isEmpty()).toList();
        require(accepted.size() <= 1, "one capture is accepted");
        boolean completed = engine.session.status() == SessionStatus.COMPLETED;
        require(completed == (accepted.size() == 1), "a session is completed by its capture");
        require(
                completed || (engine.session.status() == SessionStatus.DECLINED) == !engine.toldDeclined.isEmpty(),
                "a session is declined when its merchant was told so");
        require(engine.toldSucceeded == accepted.size(), "a payment is told once");
        Set<String> refs = new HashSet<>();
        for (Booking booking : engine.bookings) {
            require(
                    refs.add(booking.row().attempt.connector()
                            + booking.capture().processorRef()),
                    "no capture is booked twice");
        }
        require(
                engine.rows.stream().filter(row -> row.attempt.state().live()).count() <= 1,
                "one attempt is live at the most");
        require(new HashSet<>(engine.toldDeclined).size() == engine.toldDeclined.size(), "a refusal is told once");
        for (Row row : engine.rows) {
            check(row, accepted);
        }
    }

    private void check(Row row, List<Booking> accepted) {
        AttemptState state = row.attempt.state();
        boolean pays = accepted.stream().anyMatch(booking -> booking.row().equals(row));
        require((state == AttemptState.SUCCEEDED) == pays, "the attempt whose capture counts has succeeded");
        require(
                state.ended()
                        || row.nextCheck.isPresent()
                        || row.attempt.operatorSince().isPresent(),
                "no attempt is forgotten");
        boolean told = engine.toldDeclined.contains(row);
        require(
                row.mustBeTold ? told != row.quiet : !told,
                "a refusal of the attempt for which the payer waits is told, unless another attempt follows it");
        Optional<ModelProcessor.Payment> payment = engine.processor.find(row.attempt.reference());
        require(
                state != AttemptState.DECLINED
                        || payment.filter(p -> p.everRefused || p.everClosed).isPresent(),
                "only a processor refuses");
        require(
                state != AttemptState.NOT_SENT || (payment.isEmpty() && !engine.mayArrive(row)),
                "what may have happened is not taken for not sent");
        require(
                state != AttemptState.SUPERSEDED
                        || !row.attempt.beginCanCapture()
                        || row.attempt.processorRef().isPresent(),
                "an attempt that may have captured is waited for");
        require(state != AttemptState.OPEN || !wasWrong(row), "nobody pays on a page that took another amount");
    }

    private boolean wasWrong(Row row) {
        return engine.bookings.stream()
                .anyMatch(booking ->
                        booking.row().equals(row) && booking.kind().equals(Optional.of(SurplusKind.MISMATCH)));
    }

    void checkAtRest() {
        checkAll();
        for (Row row : engine.rows) {
            boolean operator = row.attempt.operatorSince().isPresent();
            require(row.attempt.state().ended() || operator, "asking comes to an end");
            Optional<ModelProcessor.Payment> payment = engine.processor.find(row.attempt.reference());
            if (payment.isEmpty() || operator) {
                continue;
            }
            for (Outcome.Capture capture : payment.get().captures) {
                require(
                        engine.bookings.stream()
                                .anyMatch(booking -> booking.capture().equals(capture)),
                        "no capture is dropped");
            }
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new BrokenRule(rule);
        }
    }
}
