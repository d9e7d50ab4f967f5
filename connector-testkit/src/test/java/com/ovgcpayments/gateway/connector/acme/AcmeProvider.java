package com.ovgcpayments.gateway.connector.acme;

import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** How Acme is found, and what an operator may set. */
public final class AcmeProvider implements ConnectorProvider {
    static final String NAME = "acme";

    static final Setting<URI> API =
            Setting.of("apiUrl", SettingType.HTTP_URL, URI.create("https://api.acme.example"), "Where Acme's API is.");
    static final Setting<URI> PAGES =
            Setting.of("pageUrl", SettingType.HTTP_URL, URI.create("https://pay.acme.example"), "Where payers pay.");
    static final Setting<String> KEY = Setting.secret("apiKey", SettingType.TEXT, "The key of Acme's API.");
    static final Setting<String> SECRET =
            Setting.secret("webhookSecret", SettingType.TEXT, "What Acme signs its notifications with.");
    static final Setting<Duration> TIMEOUT =
            Setting.of("timeout", SettingType.DURATION, Duration.ofSeconds(10), "How long a call of Acme may take.");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(API, PAGES, KEY, SECRET, TIMEOUT);
    }

    @Override
    public Connector create(ConnectorContext context) {
        return new AcmeConnector(context);
    }
}
