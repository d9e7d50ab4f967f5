package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.settings.Setting;
import java.util.List;

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

    @Override
    public Connector create(ConnectorContext context) {
        return new StripeConnector(context, StripeSettings.of(context.settings(), context.modes()));
    }
}
