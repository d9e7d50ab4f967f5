package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.settings.Settings;
import java.util.List;

/**
 * A configuration, checked as a whole.
 *
 * @param settings the values of {@link GatewaySettings}
 * @param connectors those that are enabled, in the order in which they are tried
 */
public record Configuration(Settings settings, List<EnabledConnector> connectors) {
    public Configuration {
        connectors = List.copyOf(connectors);
    }
}
