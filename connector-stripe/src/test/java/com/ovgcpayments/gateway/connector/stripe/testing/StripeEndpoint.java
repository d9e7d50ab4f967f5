package com.ovgcpayments.gateway.connector.stripe.testing;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A registered webhook endpoint, as {@code /v1/webhook_endpoints} lists it.
 *
 * @param enabledEvents types, or {@code *}
 * @param enabled else it is listed as disabled
 */
public record StripeEndpoint(
        String id,
        boolean live,
        URI url,
        List<String> enabledEvents,
        boolean enabled,
        String apiVersion,
        Instant created)
        implements StripeObject {
    public StripeEndpoint {
        enabledEvents = List.copyOf(enabledEvents);
    }
}
