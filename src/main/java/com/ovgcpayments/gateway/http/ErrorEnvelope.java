package com.ovgcpayments.gateway.http;

import com.ovgcpayments.gateway.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** The one form of every error that is answered in JSON. */
final class ErrorEnvelope {
    private ErrorEnvelope() {}

    /** @param body as {@link #body} made it of the problem */
    static Future<Void> send(HttpServerResponse response, ApiProblem problem, Buffer body) {
        problem.headers().forEach(response::putHeader);
        return response.setStatusCode(problem.code().status())
                .putHeader("Content-Type", "application/json")
                .end(body);
    }

    static Buffer body(ApiProblem problem, String requestId) {
        return Json.buffer(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("code", problem.code().name());
            json.writeStringField("message", problem.getMessage());
            json.writeArrayFieldStart("details");
            for (ApiProblem.Detail detail : problem.details()) {
                json.writeStartObject();
                json.writeStringField("param", detail.param());
                json.writeStringField("message", detail.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("request_id", requestId);
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
