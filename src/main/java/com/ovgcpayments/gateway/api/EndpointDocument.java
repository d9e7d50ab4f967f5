package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.session.SessionDocument;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;
import java.io.IOException;
import java.util.Optional;

/** How an endpoint reads as JSON. */
final class EndpointDocument {
    private EndpointDocument() {}

    /** @param secret only in the answer that made it: it is not shown again */
    static void write(JsonGenerator json, WebhookEndpoint endpoint, Optional<String> secret) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", PublicId.WEBHOOK_ENDPOINT.format(endpoint.id()));
        json.writeStringField("url", endpoint.url());
        json.writeStringField("description", endpoint.description());
        json.writeArrayFieldStart("events");
        for (EventType event : endpoint.events()) {
            json.writeString(event.word());
        }
        json.writeEndArray();
        json.writeStringField("status", endpoint.disabled().isPresent() ? "disabled" : "enabled");
        json.writeStringField(
                "disabled_reason",
                endpoint.disabled().map(WebhookEndpoint.Disabled::reason).orElse(null));
        json.writeBooleanField("livemode", endpoint.mode().livemode());
        json.writeStringField("created_at", SessionDocument.iso(endpoint.createdAt()));
        json.writeFieldName("secret_exchange");
        write(json, endpoint.exchange());
        if (secret.isPresent()) {
            json.writeStringField("secret", secret.get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Optional<WebhookEndpoint.SecretExchange> exchange)
            throws IOException {
        if (exchange.isEmpty()) {
            json.writeNull();
            return;
        }
        WebhookEndpoint.SecretExchange running = exchange.get();
        json.writeStartObject();
        json.writeBooleanField("switched", running.switched());
        json.writeStringField("switches_at", SessionDocument.iso(running.switchesAt()));
        json.writeStringField("ends_at", SessionDocument.iso(running.endsAt()));
        json.writeEndObject();
    }
}
