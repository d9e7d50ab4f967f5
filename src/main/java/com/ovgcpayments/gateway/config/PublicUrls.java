package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.settings.Settings;
import java.net.URI;

/**
 * Where the outside finds the gateway; none ends with a slash.
 *
 * @param api for merchants and processors
 * @param checkout for payers
 * @param dashboard for merchants' people
 * @param operators for the people who run the gateway
 */
public record PublicUrls(URI api, URI checkout, URI dashboard, URI operators) {

    /**
     * @param httpPort the port on which the gateway really listens, for what is not configured
     * @param opsPort the same of the operators' listener
     */
    public static PublicUrls of(Settings settings, int httpPort, int opsPort) {
        URI local = URI.create("http://localhost:" + httpPort);
        URI api = settings.find(GatewaySettings.Http.API_URL).orElse(local);
        return new PublicUrls(
                api,
                settings.find(GatewaySettings.Http.CHECKOUT_URL).orElse(local),
                settings.find(GatewaySettings.Http.DASHBOARD_URL).orElse(api),
                settings.find(GatewaySettings.Ops.URL).orElse(URI.create("http://localhost:" + opsPort)));
    }
}
