package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.session.SessionDocument;
import com.ovgcpayments.gateway.webhook.Delivery;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** How a delivery and its tries read as JSON. */
final class DeliveryDocument {
    private DeliveryDocument() {}

    static void write(JsonGenerator json, Delivery delivery) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", PublicId.DELIVERY.format(delivery.id()));
        json.writeStringField("event_id", PublicId.EVENT.format(delivery.eventId()));
        json.writeStringField("event_type", delivery.eventType());
        json.writeStringField("endpoint_id", PublicId.WEBHOOK_ENDPOINT.format(delivery.endpointId()));
        json.writeStringField("status", delivery.status().word());
        json.writeBooleanField("livemode", delivery.mode().livemode());
        json.writeNumberField("try_count", delivery.tryCount());
        writeTime(json, "next_try_at", delivery.nextTryAt());
        json.writeStringField("created_at", SessionDocument.iso(delivery.createdAt()));
        writeTime(json, "ended_at", delivery.endedAt());
        json.writeArrayFieldStart("tries");
        for (Delivery.Try each : delivery.tries()) {
            write(json, each);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Delivery.Try tried) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", tried.number());
        json.writeStringField("started_at", SessionDocument.iso(tried.startedAt()));
        json.writeStringField("url", tried.url());
        json.writeNumberField("latency_ms", tried.latencyMillis());
        json.writeFieldName("http_status");
        if (tried.httpStatus().isPresent()) {
            json.writeNumber(tried.httpStatus().get());
        } else {
            json.writeNull();
        }
        json.writeStringField("answer", tried.answer());
        json.writeFieldName("error");
        if (tried.failure().isPresent()) {
            json.writeStartObject();
            json.writeStringField("class", tried.failure().get().kind());
            json.writeStringField("message", tried.failure().get().message());
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        writeTime(json, "next_try_at", tried.nextTryAt());
        json.writeEndObject();
    }

    private static void writeTime(JsonGenerator json, String name, Optional<Instant> time) throws IOException {
        json.writeStringField(name, time.map(SessionDocument::iso).orElse(null));
    }
}
