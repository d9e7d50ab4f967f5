package com.ovgcpayments.gateway.demo;

import io.vertx.core.json.JsonObject;

/**
 * A webhook that was verified.
 *
 * @param sessionId of the session that it is about; empty if it is about none
 */
public record ReceivedWebhook(String id, String type, String timestamp, String sessionId, String body) {
    static ReceivedWebhook of(JsonObject envelope) {
        JsonObject session =
                envelope.getJsonObject("data", new JsonObject()).getJsonObject("session", new JsonObject());
        return new ReceivedWebhook(
                envelope.getString("id", ""),
                envelope.getString("type", ""),
                envelope.getString("timestamp", ""),
                session.getString("id", ""),
                envelope.encodePrettily());
    }
}
