package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A merchant's refund as an operator sees it.
 *
 * @param reference of the attempt that was captured
 * @param captureRef the processor's id of the capture
 * @param captured what that took
 * @param reason what was last learned of it
 * @param processorRef the processor's name for it, if it ever told one
 * @param sentAt when the processor was, or may have been, asked first
 */
public record OperatorRefund(
        RefundView refund,
        Merchant merchant,
        String connector,
        String reference,
        String captureRef,
        Money captured,
        Optional<String> reason,
        Optional<String> processorRef,
        Optional<Instant> sentAt,
        Optional<Instant> lastCheck,
        Optional<Instant> operatorSince) {
    static final String SELECT = """
            SELECT r.id, t.session_id, r.transaction_id, t.merchant_id, r.livemode, r.amount, r.currency,
                   r.state::text AS state, r.origin::text AS origin, r.note, r.refusal, r.created_at, r.ended_at,
                   m.name AS merchant_name, t.connector, a.reference, t.processor_ref AS capture_ref, r.captured, r.reason,
                   r.processor_ref, r.sent_at, r.checked_at, r.operator_since
              FROM refund r
              JOIN payment_transaction t ON t.id = r.transaction_id
              JOIN attempt a ON a.id = t.attempt_id
              JOIN merchant m ON m.id = t.merchant_id\040""";

    static OperatorRefund of(Row row) {
        RefundView refund = RefundView.of(row);
        return new OperatorRefund(
                refund,
                new Merchant(refund.merchantId(), row.getString("merchant_name")),
                row.getString("connector"),
                row.getString("reference"),
                row.getString("capture_ref"),
                new Money(row.getLong("captured"), refund.amount().currency()),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("processor_ref")),
                SessionRows.instant(row, "sent_at"),
                SessionRows.instant(row, "checked_at"),
                SessionRows.instant(row, "operator_since"));
    }

    public UUID id() {
        return refund.id();
    }
}
