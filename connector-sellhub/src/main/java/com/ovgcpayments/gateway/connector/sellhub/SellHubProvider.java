package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How SellHub is found. */
public final class SellHubProvider implements ConnectorProvider {
    static final String NAME = "sellhub";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting<?>> settings() {
        return SellHubSettings.DECLARED;
    }

    /** SellHub has no sandbox: where it is real, money is. */
    @Override
    public Optional<Set<Mode>> modes(Settings section) {
        return SellHubSettings.isOnThisMachine(section) ? Optional.empty() : Optional.of(Set.of(Mode.LIVE));
    }

    @Override
    public Connector create(ConnectorContext context) {
        return new SellHubConnector(context, SellHubSettings.of(context.settings(), context.modes()));
    }
}
