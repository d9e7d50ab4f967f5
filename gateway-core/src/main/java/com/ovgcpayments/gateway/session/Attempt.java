package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One try to pay a session at one processor.
 *
 * @param number counts the session's attempts from 1
 * @param reference {@code <session>_<number>}, the name under which the processor knows it
 * @param redirectUrl the processor's page, once it gave one
 * @param acceptedAt when the payer had done his part, if the processor told
 * @param checks how often the processor was asked since the state last changed
 * @param operatorSince since when a person must decide; empty while asking can still tell
 */
public record Attempt(
        UUID id,
        UUID sessionId,
        Mode mode,
        int number,
        String connector,
        String reference,
        boolean beginCanCapture,
        AttemptState state,
        Optional<String> processorRef,
        Optional<String> redirectUrl,
        Optional<String> declineCode,
        Optional<DeclineReason> declineReason,
        Optional<Instant> acceptedAt,
        Instant createdAt,
        int checks,
        Optional<Instant> operatorSince) {

    /** To be selected from {@code attempt a}. */
    public static final String COLUMNS = """
            a.id AS a_id, a.session_id AS a_session_id, a.livemode AS a_livemode, a.number AS a_number,
            a.connector AS a_connector, a.reference AS a_reference, a.begin_can_capture AS a_begin_can_capture,
            a.state::text AS a_state, a.processor_ref AS a_processor_ref, a.redirect_url AS a_redirect_url,
            a.decline_code AS a_decline_code, a.decline_reason AS a_decline_reason, a.accepted_at AS a_accepted_at,
            a.created_at AS a_created_at, a.checks AS a_checks, a.operator_since AS a_operator_since""";

    public static Attempt of(Row row) {
        return new Attempt(
                row.getUUID("a_id"),
                row.getUUID("a_session_id"),
                Mode.ofLivemode(row.getBoolean("a_livemode")),
                row.getInteger("a_number"),
                row.getString("a_connector"),
                row.getString("a_reference"),
                row.getBoolean("a_begin_can_capture"),
                AttemptState.of(row.getString("a_state")),
                Optional.ofNullable(row.getString("a_processor_ref")),
                Optional.ofNullable(row.getString("a_redirect_url")),
                Optional.ofNullable(row.getString("a_decline_code")),
                Optional.ofNullable(row.getString("a_decline_reason")).map(DeclineReason::valueOf),
                SessionRows.instant(row, "a_accepted_at"),
                SessionRows.instant(row, "a_created_at").orElseThrow(),
                row.getInteger("a_checks"),
                SessionRows.instant(row, "a_operator_since"));
    }
}
