package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.http.Routes;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;

/** {@code /metrics}, in Prometheus' text format. Only on the operators' port. */
public final class MetricsRoutes implements Routes {
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final QueueGauges queues;
    private final LedgerHealth ledger;

    /**
     * @param queues of this registry; they are counted whenever somebody looks
     * @param ledger likewise
     */
    public MetricsRoutes(PrometheusMeterRegistry registry, QueueGauges queues, LedgerHealth ledger) {
        this.registry = registry;
        this.queues = queues;
        this.ledger = ledger;
    }

    @Override
    public void mount(Router router) {
        router.get("/metrics")
                .handler(context -> Future.join(queues.refresh(), ledger.refresh())
                        .compose(counted -> context.response()
                                .putHeader("Content-Type", TEXT_FORMAT)
                                .end(registry.scrape(TEXT_FORMAT)))
                        .onFailure(context::fail));
    }
}
