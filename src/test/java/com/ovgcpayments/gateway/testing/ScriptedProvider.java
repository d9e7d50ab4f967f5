package com.ovgcpayments.gateway.testing;

import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a scripted connector part of a gateway, in both modes. It is enabled like any other. */
public final class ScriptedProvider implements ConnectorProvider {
    private final ScriptedConnector connector;
    private volatile @Nullable ConnectorContext context;

    public ScriptedProvider(ScriptedConnector connector) {
        this.connector = connector;
    }

    /** Tells every node how it stands, as a connector does. */
    public void tells(Mode mode, Standing.State state) {
        ConnectorContext given = context;
        if (given == null) {
            throw new IllegalStateException("the connector was not made yet");
        }
        given.standings().accept(new Standing(mode, state, "as the test says"));
    }

    @Override
    public String name() {
        return connector.descriptor().name();
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    @Override
    public Optional<Set<Mode>> modes(Settings section) {
        return Optional.of(connector.descriptor().modes());
    }

    @Override
    public Connector create(ConnectorContext given) {
        context = given;
        return connector;
    }
}
