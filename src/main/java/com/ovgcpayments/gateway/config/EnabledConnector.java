package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.Settings;
import java.time.Duration;
import java.util.Set;

/**
 * A connector that is to be used.
 *
 * @param modes the modes in which it is to take payments; never empty
 * @param label the name payers read
 * @param settlementDelay how long after its capture money counts as available, unless the processor tells
 * @param settings its own section, asked for with the provider's relative paths
 */
public record EnabledConnector(
        ConnectorProvider provider, Set<Mode> modes, String label, Duration settlementDelay, Settings settings) {
    public EnabledConnector {
        modes = Set.copyOf(modes);
    }

    public String name() {
        return provider.name();
    }

    /** The path under which its settings stand in the configuration. */
    public String section() {
        return ConnectorSettings.of(name()).section();
    }
}
