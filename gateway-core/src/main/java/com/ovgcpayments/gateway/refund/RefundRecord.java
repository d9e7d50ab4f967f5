package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A refund, and the capture whose money it is.
 *
 * @param foreign whether it was made at the processor, which then knows nothing of our id
 * @param attempt the reference of the attempt that was captured
 * @param captureRef the processor's id of the capture
 * @param sentAt when its processor was, or may have been, asked first
 * @param checks how often it was asked in vain since the state last changed
 * @param leasedUntil of whoever read this, if he claimed it
 * @param now the database's clock at reading
 */
record RefundRecord(
        UUID id,
        RefundKind kind,
        RefundState state,
        boolean foreign,
        String connector,
        String attempt,
        Mode mode,
        String captureRef,
        Money captured,
        Money amount,
        Instant createdAt,
        Optional<Instant> sentAt,
        Optional<String> processorRef,
        int checks,
        Optional<Instant> leasedUntil,
        Instant now) {
    static final String BY_IDS = """
            SELECT r.id, r.kind::text AS kind, r.state::text AS state, r.origin::text AS origin, r.livemode, r.captured, r.amount, r.currency,
                   r.created_at, r.sent_at, r.processor_ref, r.checks, r.leased_until, clock_timestamp() AS read_at,
                   coalesce(s.connector, t.connector) AS connector, a.reference AS attempt,
                   coalesce(s.processor_ref, t.processor_ref) AS capture_ref
              FROM refund r
              LEFT JOIN surplus_capture s ON s.id = r.surplus_id
              LEFT JOIN payment_transaction t ON t.id = r.transaction_id
              JOIN attempt a ON a.id = coalesce(s.attempt_id, t.attempt_id)
             WHERE r.id = ANY ($1)""";

    static RefundRecord of(Row row) {
        String currency = row.getString("currency");
        return new RefundRecord(
                row.getUUID("id"),
                RefundKind.of(row.getString("kind")),
                RefundState.of(row.getString("state")),
                row.getString("origin").equals("processor"),
                row.getString("connector"),
                row.getString("attempt"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                row.getString("capture_ref"),
                new Money(row.getLong("captured"), currency),
                new Money(row.getLong("amount"), currency),
                SessionRows.instant(row, "created_at").orElseThrow(),
                SessionRows.instant(row, "sent_at"),
                Optional.ofNullable(row.getString("processor_ref")),
                row.getInteger("checks"),
                SessionRows.instant(row, "leased_until"),
                SessionRows.instant(row, "read_at").orElseThrow());
    }

    /** The same for every repetition: all of it is stored. */
    ConnectorRequest.Refund request() {
        return new ConnectorRequest.Refund(
                PublicId.REFUND.format(id), attempt, mode, captureRef, captured, amount, createdAt);
    }

    ConnectorRequest.Reversals reversalsRequest() {
        return new ConnectorRequest.Reversals(attempt, mode, captureRef, captured);
    }

    ConnectorRequest.FetchRefund fetchRequest() {
        return new ConnectorRequest.FetchRefund(request(), processorRef);
    }
}
