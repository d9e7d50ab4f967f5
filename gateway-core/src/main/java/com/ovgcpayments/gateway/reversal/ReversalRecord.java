package com.ovgcpayments.gateway.reversal;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A transaction of which may have gone back more than is booked.
 *
 * @param attempt the reference of the attempt that was captured
 * @param captureRef the processor's id of the capture
 * @param checks how often it was asked in vain
 * @param leasedUntil of whoever claimed it
 * @param now the database's clock at reading
 */
record ReversalRecord(
        UUID transactionId,
        UUID merchantId,
        UUID sessionId,
        String connector,
        String attempt,
        Mode mode,
        String captureRef,
        Money captured,
        int checks,
        Instant leasedUntil,
        Instant now) {
    static final String BY_IDS = """
            SELECT c.id, t.merchant_id, t.session_id, t.connector, a.reference, t.livemode, t.processor_ref, t.amount,
                   t.currency, c.checks, c.leased_until, clock_timestamp() AS read_at
              FROM reversal_check c
              JOIN payment_transaction t ON t.id = c.id
              JOIN attempt a ON a.id = t.attempt_id
             WHERE c.id = ANY ($1)""";

    static ReversalRecord of(Row row) {
        return new ReversalRecord(
                row.getUUID("id"),
                row.getUUID("merchant_id"),
                row.getUUID("session_id"),
                row.getString("connector"),
                row.getString("reference"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                row.getString("processor_ref"),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getInteger("checks"),
                SessionRows.instant(row, "leased_until").orElseThrow(),
                SessionRows.instant(row, "read_at").orElseThrow());
    }

    ConnectorRequest.Reversals request() {
        return new ConnectorRequest.Reversals(attempt, mode, captureRef, captured);
    }
}
