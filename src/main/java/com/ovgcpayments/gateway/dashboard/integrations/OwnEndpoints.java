package com.ovgcpayments.gateway.dashboard.integrations;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.webhook.WebhookConflict;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.io.IOException;
import java.util.UUID;

/** What all screens of an endpoint have in common: whose it is, where it is shown, how what was done to it is written down. */
final class OwnEndpoints {
    private final WebhookEndpoints endpoints;

    OwnEndpoints(WebhookEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** The endpoint in the screen's path; of anybody else's there is none. */
    Future<WebhookEndpoint> find(ScreenRequest request) {
        return endpoints
                .find(request.merchantId(), request.mode(), id(request))
                .map(found -> found.orElseThrow(ApiProblem::notFound));
    }

    static UUID id(ScreenRequest request) {
        return request.path("id", PublicId.WEBHOOK_ENDPOINT);
    }

    /** @param below {@code /edit}, or empty for the endpoint's own page */
    static String url(ScreenRequest request, UUID id, String below) {
        return request.url("/webhooks/" + PublicId.WEBHOOK_ENDPOINT.format(id) + below);
    }

    /** Writes down what was done to an endpoint. */
    static Future<?> audit(SqlClient transaction, ScreenRequest request, String action, UUID id, Json.Writing detail) {
        return Audit.write(transaction, request.deed("").entry(action, PublicId.WEBHOOK_ENDPOINT.format(id), detail));
    }

    /** The detail of a deed that is about the endpoint as a whole. */
    static Json.Writing detail(WebhookEndpoint endpoint) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("url", endpoint.url());
            json.writeStringField("description", endpoint.description());
            writeEvents(json, endpoint);
            json.writeBooleanField("enabled", endpoint.disabled().isEmpty());
            json.writeEndObject();
        };
    }

    static Json.Writing nothing() {
        return json -> {
            json.writeStartObject();
            json.writeEndObject();
        };
    }

    /** Back to a page that says why it cannot be, as things stand. */
    static Future<ScreenAnswer> orSay(Future<ScreenAnswer> done, String location) {
        return done.recover(failure -> failure instanceof WebhookConflict conflict
                ? Future.succeededFuture(ScreenAnswer.seeOther(location, Notice.warning(conflict.getMessage())))
                : Future.failedFuture(failure));
    }

    private static void writeEvents(JsonGenerator json, WebhookEndpoint endpoint) throws IOException {
        json.writeArrayFieldStart("events");
        for (EventType type : endpoint.events()) {
            json.writeString(type.word());
        }
        json.writeEndArray();
    }
}
