package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.webhook.EndpointSecrets;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;
import java.util.Optional;

/**
 * The secret of an endpoint and what can be done with it.
 *
 * @param shown the secrets themselves, for who has just asked for them
 */
record SecretPage(WebhookEndpoint endpoint, Optional<EndpointSecrets.Revealed> shown, Form form) {
    String path() {
        return "/webhooks/" + PublicId.WEBHOOK_ENDPOINT.format(endpoint.id());
    }

    /** Whether another secret waits to take the place of the current one. */
    boolean waits() {
        return endpoint.exchange().filter(exchange -> !exchange.switched()).isPresent();
    }
}
