package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Mode;
import java.util.Set;

/**
 * @param name the word in addresses, configuration and the {@code gateway} field: lower case, letters and digits
 * @param label the name that a payer reads
 * @param modes in which modes it takes payments
 * @param simulated see {@link ConnectorProvider#simulated()}; payers are told
 * @param experimental whether it is built without all that its processor would have to tell; merchants are told
 */
public record ConnectorDescriptor(
        String name,
        String label,
        Set<Mode> modes,
        boolean simulated,
        boolean experimental,
        Capabilities capabilities) {
    public ConnectorDescriptor {
        modes = Set.copyOf(modes);
    }

    /** One that is not experimental. */
    public ConnectorDescriptor(
            String name, String label, Set<Mode> modes, boolean simulated, Capabilities capabilities) {
        this(name, label, modes, simulated, false, capabilities);
    }

    public boolean serves(Mode mode, String currency) {
        return modes.contains(mode) && capabilities.serves(currency);
    }
}
