package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.settings.Settings;
import java.net.URI;

/**
 * Where the outside finds the gateway; neither ends with a slash.
 *
 * @param api for merchants and processors
 * @param checkout for payers
 */
public record PublicUrls(URI api, URI checkout) {

    /** @param httpPort the port on which the gateway really listens, for what is not configured */
    public static PublicUrls of(Settings settings, int httpPort) {
        URI local = URI.create("http://localhost:" + httpPort);
        return new PublicUrls(
                settings.find(GatewaySettings.Http.API_URL).orElse(local),
                settings.find(GatewaySettings.Http.CHECKOUT_URL).orElse(local));
    }
}
