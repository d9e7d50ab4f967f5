package com.ovgcpayments.gateway.payment;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.outbox.NewEvent;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.SessionDocument;
import com.ovgcpayments.gateway.session.SessionView;
import java.io.IOException;
import java.time.Instant;

/** What a merchant is told about a payment. The session reads as {@code GET} would show it at that instant. */
final class PaymentEvents {
    private PaymentEvents() {}

    static NewEvent succeeded(SessionView view, Attempt attempt, Instant at) {
        return event(EventType.PAYMENT_SUCCEEDED, view, attempt, at, json -> {
            json.writeStartObject();
            writeSession(json, view);
            json.writeFieldName("transaction");
            SessionDocument.writeTransaction(json, view.transaction());
            json.writeEndObject();
        });
    }

    static NewEvent declined(SessionView view, Attempt attempt, Decision.Refusal refusal, Instant at) {
        return event(EventType.PAYMENT_DECLINED, view, attempt, at, json -> {
            json.writeStartObject();
            writeSession(json, view);
            json.writeObjectFieldStart("attempt");
            json.writeNumberField("number", attempt.number());
            json.writeStringField("decline_code", refusal.code());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static NewEvent event(EventType type, SessionView view, Attempt attempt, Instant at, Json.Writing data) {
        return new NewEvent(type, view.session().merchantId(), view.session().mode(), attempt.id(), at, data);
    }

    private static void writeSession(JsonGenerator json, SessionView view) throws IOException {
        json.writeFieldName("session");
        SessionDocument.write(json, view);
    }
}
