package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.routing.Health;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** {@code gateway_connector_ready}: 1 for a connector that can take payments in a mode, 0 for one that cannot. */
public final class ConnectorGauges {
    private ConnectorGauges() {}

    /** @param modes those in which the connector is to take payments */
    public static void register(
            MeterRegistry registry, Connectors connectors, Health health, String name, Set<Mode> modes) {
        for (Mode mode : modes) {
            gauge("gateway.connector.failing", name, mode, () -> health.isFailing(name, mode) ? 1 : 0)
                    .description("Whether the connector fails and is left out.")
                    .register(registry);
            gauge("gateway.connector.recent.begins", name, mode, () -> begun(health, name, mode))
                    .description("How many of the last payments were begun there, 50 at most.")
                    .register(registry);
            gauge("gateway.connector.recent.failures", name, mode, () -> failed(health, name, mode))
                    .description("How many of them its processor did not take up.")
                    .register(registry);
            Gauge.builder(
                            "gateway.connector.ready",
                            () -> connectors.isReady(name, mode) && !health.isFailing(name, mode) ? 1 : 0)
                    .description(
                            "Whether the connector is there and works, and its processor is reached and takes its credentials.")
                    .tag("connector", name)
                    .tag("mode", mode.word())
                    .register(registry);
        }
    }

    private static Gauge.Builder<Supplier<Number>> gauge(
            String metric, String name, Mode mode, Supplier<Number> value) {
        return Gauge.builder(metric, value).tag("connector", name).tag("mode", mode.word());
    }

    private static long begun(Health health, String name, Mode mode) {
        return sum(health, name, mode, Health.Rate::begun);
    }

    private static long failed(Health health, String name, Mode mode) {
        return sum(health, name, mode, Health.Rate::failed);
    }

    private static long sum(Health health, String name, Mode mode, ToLongFunction<Health.Rate> figure) {
        return health.rates().stream()
                .filter(rate -> rate.connector().equals(name) && rate.mode() == mode)
                .mapToLong(figure)
                .sum();
    }
}
