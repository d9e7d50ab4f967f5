package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * How an attempt's row is written after a decision, and when its processor is asked again.
 *
 * @param after the attempt from now on
 * @param reason empty leaves what is written
 * @param nextCheck empty if nothing is left to ask, or a person must decide
 * @param handsOver whether a person must decide who need not before
 * @param told the processor's ids of the captures that it told of
 */
record AttemptUpdate(
        Attempt after,
        Optional<String> reason,
        Optional<Instant> nextCheck,
        boolean handsOver,
        List<String> told,
        Instant now) {
    // What was asked for while the processor was already answering: it may have answered too early, so the new question
    // stays, but for one that its answer has met.
    private static final String UPDATE = """
            UPDATE attempt SET
                state = $2::text::attempt_state,
                reason = COALESCE($3, reason),
                processor_ref = $4,
                redirect_url = $5,
                decline_code = $6,
                decline_reason = $7,
                accepted_at = $8,
                ended_at = CASE WHEN $9 THEN COALESCE(ended_at, $10) END,
                checks = $11,
                next_check_at = CASE
                    WHEN next_check_at < leased_until THEN LEAST(next_check_at, $12)
                    WHEN ask_again_unless IS NOT NULL AND NOT ask_again_unless = ANY ($14::text[])
                         AND NOT (ask_again_unless = '*' AND cardinality($14::text[]) > 0)
                        THEN LEAST(GREATEST(clock_timestamp(), checked_at + interval '2 seconds'), $12)
                    ELSE $12 END,
                operator_since = $13,
                leased_until = NULL,
                ask_again_unless = NULL
            WHERE id = $1""";

    static AttemptUpdate of(PaymentRecord record, Fact fact, Decision decision) {
        Attempt attempt = record.attempt();
        boolean moved = decision.attempt() != attempt.state();
        boolean settled = decision.next() == Decision.Next.NOTHING;
        boolean afresh = decision.next() == Decision.Next.AFRESH;
        int checks = moved || settled || afresh ? 0 : Math.max(0, attempt.checks() + 1);
        Optional<Instant> nextCheck = nextCheck(record, decision, checks, moved);
        boolean over = nextCheck.isEmpty() && decision.next() == Decision.Next.SCHEDULED_THEN_CLOSED;
        boolean operator = !settled && !over && nextCheck.isEmpty();
        Optional<Instant> operatorSince =
                operator ? attempt.operatorSince().or(() -> Optional.of(record.now())) : Optional.empty();
        AttemptState state = over ? AttemptState.CLOSED : decision.attempt();
        return new AttemptUpdate(
                after(attempt, decision, state, checks, operatorSince),
                decision.reason(),
                nextCheck,
                operator && attempt.operatorSince().isEmpty(),
                fact.captures().stream().map(Outcome.Capture::processorRef).toList(),
                record.now());
    }

    private static Attempt after(
            Attempt before, Decision decision, AttemptState state, int checks, Optional<Instant> operatorSince) {
        return new Attempt(
                before.id(),
                before.sessionId(),
                before.mode(),
                before.number(),
                before.connector(),
                before.reference(),
                before.beginCanCapture(),
                state,
                decision.processorRef().or(before::processorRef),
                decision.page().map(Object::toString).or(before::redirectUrl),
                decision.refused().map(Decision.Refusal::code).or(before::declineCode),
                decision.refused().map(Decision.Refusal::reason).or(before::declineReason),
                decision.acceptedAt().or(before::acceptedAt),
                before.createdAt(),
                checks,
                operatorSince);
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
        values.addUUID(after.id());
        values.addString(after.state().word());
        values.addString(reason.orElse(null));
        values.addString(after.processorRef().orElse(null));
        values.addString(after.redirectUrl().orElse(null));
        values.addString(after.declineCode().orElse(null));
        values.addString(after.declineReason().map(DeclineReason::name).orElse(null));
        values.addOffsetDateTime(after.acceptedAt().map(AttemptUpdate::utc).orElse(null));
        values.addBoolean(after.state().ended());
        values.addOffsetDateTime(utc(now));
        values.addInteger(after.checks());
        values.addOffsetDateTime(nextCheck.map(AttemptUpdate::utc).orElse(null));
        values.addOffsetDateTime(after.operatorSince().map(AttemptUpdate::utc).orElse(null));
        values.addArrayOfString(told.toArray(String[]::new));
        return values;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
