package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Captured money that no session may count, and how it stands with its refund.
 *
 * @param kind duplicate, late or mismatch
 * @param reference of the attempt that was captured
 * @param processorRef the processor's id of the capture
 */
public record SurplusCapture(
        UUID id,
        String kind,
        UUID sessionId,
        Merchant merchant,
        Mode mode,
        String connector,
        String reference,
        String processorRef,
        Money money,
        Instant capturedAt,
        Instant createdAt,
        Refund refund) {
    /**
     * @param reason what was last learned of it
     * @param processorRef the processor's name for the refund, if it ever told one
     * @param refusal the processor's word for its no
     * @param sentAt when the processor was, or may have been, asked first
     */
    public record Refund(
            UUID id,
            RefundState state,
            Optional<String> reason,
            Optional<String> processorRef,
            Optional<String> refusal,
            Optional<Instant> sentAt,
            Optional<Instant> lastCheck,
            Optional<Instant> operatorSince) {}

    /** Every surplus capture has exactly one refund that has not failed. */
    static final String SELECT = """
            SELECT s.id, s.kind::text AS kind, a.session_id, m.id AS m_id, m.name AS m_name, s.livemode, s.connector,
                   a.reference, s.processor_ref, s.amount, s.currency, s.captured_at, s.created_at,
                   r.id AS r_id, r.state::text AS r_state, r.reason AS r_reason, r.processor_ref AS r_processor_ref,
                   r.refusal AS r_refusal, r.sent_at AS r_sent_at, r.checked_at AS r_checked_at,
                   r.operator_since AS r_operator_since
              FROM surplus_capture s
              JOIN refund r ON r.surplus_id = s.id AND r.state <> 'failed'
              JOIN attempt a ON a.id = s.attempt_id
              JOIN checkout_session cs ON cs.id = a.session_id
              JOIN merchant m ON m.id = cs.merchant_id\040""";

    static SurplusCapture of(Row row) {
        return new SurplusCapture(
                row.getUUID("id"),
                row.getString("kind"),
                row.getUUID("session_id"),
                new Merchant(row.getUUID("m_id"), row.getString("m_name")),
                Mode.ofLivemode(row.getBoolean("livemode")),
                row.getString("connector"),
                row.getString("reference"),
                row.getString("processor_ref"),
                new Money(row.getLong("amount"), row.getString("currency")),
                SessionRows.instant(row, "captured_at").orElseThrow(),
                SessionRows.instant(row, "created_at").orElseThrow(),
                new Refund(
                        row.getUUID("r_id"),
                        RefundState.of(row.getString("r_state")),
                        Optional.ofNullable(row.getString("r_reason")),
                        Optional.ofNullable(row.getString("r_processor_ref")),
                        Optional.ofNullable(row.getString("r_refusal")),
                        SessionRows.instant(row, "r_sent_at"),
                        SessionRows.instant(row, "r_checked_at"),
                        SessionRows.instant(row, "r_operator_since")));
    }
}
