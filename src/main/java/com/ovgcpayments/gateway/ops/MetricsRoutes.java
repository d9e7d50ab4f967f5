package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.http.Routes;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;

/** {@code /metrics}, in Prometheus' text format. Only on the operators' port. */
public final class MetricsRoutes implements Routes {
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    public MetricsRoutes(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void mount(Router router) {
        router.get("/metrics")
                .handler(context -> context.response()
                        .putHeader("Content-Type", TEXT_FORMAT)
                        .end(registry.scrape(TEXT_FORMAT)));
    }
}
