package com.ovgcpayments.gateway.refund;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.session.SessionDocument;
import java.io.IOException;
import java.util.Optional;

/** How a refund reads as JSON: in answers of the API and, with the same keys, in webhooks. */
public final class RefundDocument {
    private RefundDocument() {}

    public static void write(JsonGenerator json, RefundView refund) throws IOException {
        Optional<String> failure = refund.refusal().filter(refused -> refund.status() == RefundStatus.FAILED);
        json.writeStartObject();
        json.writeStringField("id", PublicId.REFUND.format(refund.id()));
        json.writeStringField("session_id", refund.sessionId().toString());
        json.writeStringField("transaction_id", PublicId.TRANSACTION.format(refund.transactionId()));
        json.writeNumberField("amount", refund.amount().minor());
        json.writeStringField("currency", refund.amount().currency());
        json.writeStringField("status", refund.status().word());
        json.writeStringField("reason", refund.note().orElse(null));
        json.writeStringField("failure_reason", failure.orElse(null));
        json.writeStringField("origin", refund.origin());
        json.writeBooleanField("livemode", refund.mode().livemode());
        json.writeStringField("created_at", SessionDocument.iso(refund.createdAt()));
        json.writeStringField(
                "ended_at", refund.endedAt().map(SessionDocument::iso).orElse(null));
        json.writeEndObject();
    }
}
