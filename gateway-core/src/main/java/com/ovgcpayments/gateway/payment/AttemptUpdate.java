package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How an attempt's row is written after a decision, and when its processor is asked again.
 *
 * @param state the attempt's from now on
 * @param checks how often the processor was asked by the schedule since the state changed or an answer settled it
 * @param nextCheck empty if nothing is left to ask, or a person must decide
 * @param operator whether a person must decide
 */
record AttemptUpdate(
        PaymentRecord record,
        Decision decision,
        AttemptState state,
        int checks,
        Optional<Instant> nextCheck,
        boolean operator) {
    // A check that was moved before the end of the lease was asked for while the processor was already answering: it
    // may have answered too early, so the new question stays.
    private static final String UPDATE = """
            UPDATE attempt SET
                state = $2::text::attempt_state,
                reason = COALESCE($3, reason),
                processor_ref = COALESCE($4, processor_ref),
                redirect_url = COALESCE($5, redirect_url),
                decline_code = COALESCE($6, decline_code),
                decline_reason = COALESCE($7, decline_reason),
                accepted_at = COALESCE($8, accepted_at),
                ended_at = CASE WHEN $9 THEN COALESCE(ended_at, $10) END,
                checks = $11,
                next_check_at = CASE WHEN next_check_at < leased_until THEN LEAST(next_check_at, $12) ELSE $12 END,
                operator_since = CASE WHEN $13 THEN COALESCE(operator_since, $10) END,
                leased_until = NULL
            WHERE id = $1""";

    static AttemptUpdate of(PaymentRecord record, Decision decision) {
        Attempt attempt = record.attempt();
        boolean moved = decision.attempt() != attempt.state();
        boolean settled = decision.next() == Decision.Next.NOTHING;
        boolean afresh = decision.next() == Decision.Next.AFRESH;
        int checks = moved || settled || afresh ? 0 : Math.max(0, attempt.checks() + 1);
        Optional<Instant> nextCheck = nextCheck(record, decision, checks, moved);
        boolean over = nextCheck.isEmpty() && decision.next() == Decision.Next.SCHEDULED_THEN_CLOSED;
        return new AttemptUpdate(
                record,
                decision,
                over ? AttemptState.CLOSED : decision.attempt(),
                checks,
                nextCheck,
                !settled && !over && nextCheck.isEmpty());
    }

    /** Whether a person must decide who need not before. */
    boolean handsOver() {
        return operator && record.attempt().operatorSince().isEmpty();
    }

    Future<?> write(SqlClient transaction) {
        return transaction.preparedQuery(UPDATE).execute(values());
    }

    private static Optional<Instant> nextCheck(PaymentRecord record, Decision decision, int checks, boolean moved) {
        boolean withOperator = record.attempt().operatorSince().isPresent() && !moved;
        boolean pageIsNew = record.attempt().redirectUrl().isEmpty();
        return switch (decision.next()) {
            case NOTHING, OPERATOR -> Optional.empty();
            case AFRESH -> Optional.of(record.now());
            case AT_ONCE ->
                pageIsNew
                        ? Optional.of(record.now().plus(CheckSchedule.LEAST_PAUSE))
                        : scheduled(record, decision, checks, withOperator);
            case SCHEDULED, SCHEDULED_THEN_CLOSED -> scheduled(record, decision, checks, withOperator);
        };
    }

    private static Optional<Instant> scheduled(
            PaymentRecord record, Decision decision, int checks, boolean withOperator) {
        return withOperator
                ? Optional.empty()
                : CheckSchedule.next(
                        decision.attempt(),
                        checks,
                        record.now(),
                        record.view().session().expiresAt());
    }

    private Tuple values() {
        Tuple values = Tuple.tuple();
        values.addUUID(record.attempt().id());
        values.addString(state.word());
        values.addString(decision.reason().orElse(null));
        values.addString(decision.processorRef().orElse(null));
        values.addString(decision.page().map(Object::toString).orElse(null));
        values.addString(decision.refused().map(Decision.Refusal::code).orElse(null));
        values.addString(
                decision.refused().map(refusal -> refusal.reason().name()).orElse(null));
        values.addOffsetDateTime(decision.acceptedAt().map(AttemptUpdate::utc).orElse(null));
        values.addBoolean(state.ended());
        values.addOffsetDateTime(utc(record.now()));
        values.addInteger(checks);
        values.addOffsetDateTime(nextCheck.map(AttemptUpdate::utc).orElse(null));
        values.addBoolean(operator);
        return values;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
