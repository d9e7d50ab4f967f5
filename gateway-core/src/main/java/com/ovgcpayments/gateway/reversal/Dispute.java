package com.ovgcpayments.gateway.reversal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeFunds;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeState;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.SessionDocument;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A dispute as it is booked.
 *
 * @param amount how much of the payment is disputed
 * @param funds where that money is
 * @param reason the processor's word for it
 * @param openedAt by the processor's clock
 * @param closedAt when we heard of its end
 */
public record Dispute(
        UUID id,
        UUID transactionId,
        UUID sessionId,
        boolean livemode,
        String processorRef,
        Money amount,
        DisputeState state,
        DisputeFunds funds,
        String reason,
        Instant openedAt,
        Optional<Instant> respondBy,
        Instant createdAt,
        Optional<Instant> closedAt) {
    static final String OF_TRANSACTION = """
            SELECT d.id, d.transaction_id, t.session_id, d.livemode, d.processor_ref, d.amount, d.currency,
                   d.state::text AS state, d.funds::text AS funds, d.reason, d.opened_at, d.respond_by, d.created_at,
                   d.closed_at
              FROM dispute d JOIN payment_transaction t ON t.id = d.transaction_id
             WHERE d.transaction_id = $1""";

    static Dispute of(Row row) {
        return new Dispute(
                row.getUUID("id"),
                row.getUUID("transaction_id"),
                row.getUUID("session_id"),
                row.getBoolean("livemode"),
                row.getString("processor_ref"),
                new Money(row.getLong("amount"), row.getString("currency")),
                DisputeState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                DisputeFunds.valueOf(row.getString("funds").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                SessionRows.instant(row, "opened_at").orElseThrow(),
                SessionRows.instant(row, "respond_by"),
                SessionRows.instant(row, "created_at").orElseThrow(),
                SessionRows.instant(row, "closed_at"));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", PublicId.DISPUTE.format(id));
        json.writeStringField("session_id", sessionId.toString());
        json.writeStringField("transaction_id", PublicId.TRANSACTION.format(transactionId));
        json.writeNumberField("amount", amount.minor());
        json.writeStringField("currency", amount.currency());
        json.writeStringField("status", word(state));
        json.writeStringField("funds", word(funds));
        json.writeStringField("reason", reason);
        json.writeBooleanField("livemode", livemode);
        json.writeStringField("respond_by", respondBy.map(SessionDocument::iso).orElse(null));
        json.writeStringField("opened_at", SessionDocument.iso(openedAt));
        json.writeStringField("closed_at", closedAt.map(SessionDocument::iso).orElse(null));
        json.writeEndObject();
    }
}
