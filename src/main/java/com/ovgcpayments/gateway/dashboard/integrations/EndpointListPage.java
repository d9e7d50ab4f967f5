package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import java.util.List;

/**
 * All endpoints of a merchant in one mode.
 *
 * @param command makes one without the dashboard
 */
record EndpointListPage(List<WebhookEndpoint> endpoints, String command) {
    String id(WebhookEndpoint endpoint) {
        return PublicId.WEBHOOK_ENDPOINT.format(endpoint.id());
    }

    Badge badge(WebhookEndpoint endpoint) {
        return Badge.of(endpoint);
    }

    String events(WebhookEndpoint endpoint) {
        int number = endpoint.events().size();
        return number == 1 ? endpoint.events().get(0).word() : number + " types";
    }

    boolean full() {
        return endpoints.size() >= WebhookEndpoints.MOST;
    }
}
