package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.settings.Setting;
import java.util.List;

/** How the sandbox is found. */
public final class SandboxProvider implements ConnectorProvider {
    static final String NAME = "sandbox";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public List<Setting<?>> settings() {
        return SandboxSettings.DECLARED;
    }

    @Override
    public Connector create(ConnectorContext context) {
        return new SandboxConnector(context, SandboxSettings.of(context.settings()));
    }
}
