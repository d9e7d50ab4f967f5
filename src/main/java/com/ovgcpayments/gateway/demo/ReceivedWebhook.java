package com.ovgcpayments.gateway.demo;

import io.vertx.core.json.JsonObject;

/**
 * A webhook that was verified.
 *
 * @param about the id of the session, or else of the payout, that it is about; empty if it is about neither
 */
public record ReceivedWebhook(String id, String type, String timestamp, String about, String body) {
    static ReceivedWebhook of(JsonObject envelope) {
        JsonObject data = envelope.getJsonObject("data", new JsonObject());
        JsonObject about = data.getJsonObject("session", data.getJsonObject("payout", new JsonObject()));
        return new ReceivedWebhook(
                envelope.getString("id", ""),
                envelope.getString("type", ""),
                envelope.getString("timestamp", ""),
                about.getString("id", ""),
                envelope.encodePrettily());
    }
}
