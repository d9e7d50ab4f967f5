package com.ovgcpayments.gateway.settlement;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A captured payment of which it is to be found out when its money is there, or what the processor took of it.
 *
 * @param attempt the reference of the attempt that was captured
 * @param captureRef the processor's id of the capture
 * @param checks how often the processor was asked in vain
 * @param leasedUntil of whoever read this
 * @param now the database's clock at reading
 */
record UnsettledCapture(
        UUID id,
        String connector,
        String attempt,
        Mode mode,
        String captureRef,
        Money captured,
        Instant capturedAt,
        int checks,
        Instant leasedUntil,
        Instant now) {
    static final String BY_IDS = """
            SELECT t.id, t.connector, a.reference, t.livemode, t.processor_ref, t.amount, t.currency, t.captured_at, t.checks,
                   t.leased_until, clock_timestamp() AS read_at
              FROM payment_transaction t JOIN attempt a ON a.id = t.attempt_id
             WHERE t.id = ANY ($1)""";

    static UnsettledCapture of(Row row) {
        return new UnsettledCapture(
                row.getUUID("id"),
                row.getString("connector"),
                row.getString("reference"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                row.getString("processor_ref"),
                new Money(row.getLong("amount"), row.getString("currency")),
                SessionRows.instant(row, "captured_at").orElseThrow(),
                row.getInteger("checks"),
                SessionRows.instant(row, "leased_until").orElseThrow(),
                SessionRows.instant(row, "read_at").orElseThrow());
    }

    ConnectorRequest.Settlement request() {
        return new ConnectorRequest.Settlement(attempt, mode, captureRef, captured);
    }
}
