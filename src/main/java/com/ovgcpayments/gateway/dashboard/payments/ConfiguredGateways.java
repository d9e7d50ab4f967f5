package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.money.Mode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The gateways by the names that people know them by. */
final class ConfiguredGateways {
    private final Connectors connectors;

    ConfiguredGateways(Connectors connectors) {
        this.connectors = connectors;
    }

    /** Its label; the bare name of one that is not there any more. */
    String label(String gateway) {
        return connectors.find(gateway).map(ConnectorDescriptor::label).orElse(gateway);
    }

    /**
     * What to choose among: those that take payments of a mode, and those that did.
     *
     * @param used by name
     */
    Map<String, String> offered(Mode mode, Collection<String> used) {
        Map<String, String> labels = new LinkedHashMap<>();
        connectors.names().stream()
                .filter(name -> connectors
                        .find(name)
                        .filter(gateway -> gateway.modes().contains(mode))
                        .isPresent())
                .forEach(name -> labels.put(name, label(name)));
        used.forEach(name -> labels.putIfAbsent(name, label(name)));
        return labels;
    }
}
