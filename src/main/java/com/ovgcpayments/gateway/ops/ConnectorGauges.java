package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.money.Mode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;

/** {@code gateway_connector_ready}: 1 for a connector that can take payments in a mode, 0 for one that cannot. */
public final class ConnectorGauges {
    private ConnectorGauges() {}

    /** @param modes those in which the connector is to take payments */
    public static void register(MeterRegistry registry, Connectors connectors, String name, Set<Mode> modes) {
        for (Mode mode : modes) {
            Gauge.builder("gateway.connector.ready", () -> connectors.isReady(name, mode) ? 1 : 0)
                    .description("Whether the connector is there and its processor takes its credentials.")
                    .tag("connector", name)
                    .tag("mode", mode.word())
                    .register(registry);
        }
    }
}
