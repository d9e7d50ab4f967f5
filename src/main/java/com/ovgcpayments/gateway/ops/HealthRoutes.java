package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /health/live}: the process runs. {@code /health/ready}: it can serve. */
public final class HealthRoutes implements Routes {
    private final Readiness readiness;

    public HealthRoutes(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public void mount(Router router) {
        router.get("/health/live").handler(context -> answer(context, ""));
        router.get("/health/ready")
                .handler(context -> readiness.reason().onComplete(reason -> answer(context, reason), context::fail));
    }

    private static void answer(RoutingContext context, String reason) {
        context.response()
                .setStatusCode(reason.isEmpty() ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(Json.buffer(json -> {
                    json.writeStartObject();
                    json.writeStringField("status", reason.isEmpty() ? "up" : "down");
                    if (!reason.isEmpty()) {
                        json.writeStringField("reason", reason);
                    }
                    json.writeEndObject();
                }));
    }
}
