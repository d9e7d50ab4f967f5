package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a connector is found: by {@link java.util.ServiceLoader}. Its module lists its provider and touches nothing else. */
public interface ConnectorProvider {
    /** The connector's name: lower-case letters and digits. Its configuration stands under {@code connectors.<name>}. */
    String name();

    /**
     * Its settings, with paths relative to its section. {@code modes}, {@code enabled} and {@code label} are the
     * gateway's and must not be declared; {@code settlementDelay} is, too, but may be declared with another default.
     */
    List<Setting<?>> settings();

    /** Whether no real money ever moves here, so that only development may let it take live payments. */
    default boolean simulated() {
        return false;
    }

    /**
     * For which modes these settings are, such as credentials that work in one only; asked when {@code modes} is not
     * set. Empty leaves it to the gateway's own default.
     *
     * @param section as given, which need not fit together
     */
    default Optional<Set<Mode>> modes(Settings section) {
        return Optional.empty();
    }

    /**
     * Makes the connector; nothing is contacted before {@link Connector#start}.
     *
     * @throws com.ovgcpayments.gateway.settings.InvalidSettings if the settings do not fit together; it may name them by
     *     their relative paths
     */
    Connector create(ConnectorContext context);
}
