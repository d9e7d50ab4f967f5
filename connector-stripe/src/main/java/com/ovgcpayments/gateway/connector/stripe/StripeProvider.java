package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How Stripe is found. */
public final class StripeProvider implements ConnectorProvider {
    static final String NAME = "stripe";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting<?>> settings() {
        return StripeSettings.DECLARED;
    }

    /** Those for which a key is given. */
    @Override
    public Optional<Set<Mode>> modes(Settings section) {
        return Optional.of(StripeSettings.modes(section)).filter(modes -> !modes.isEmpty());
    }

    @Override
    public Connector create(ConnectorContext context) {
        return new StripeConnector(context, StripeSettings.of(context.settings(), context.modes()));
    }
}
