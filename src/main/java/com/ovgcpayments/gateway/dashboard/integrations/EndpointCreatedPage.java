package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;

/** A new endpoint with its secret. */
record EndpointCreatedPage(WebhookEndpoints.Created created) {
    /** A receiver that believes nothing before it is verified, as the guide to webhooks has it. */
    private static final String RECEIVER = """
            const crypto = require('crypto');

            // rawBody: the bytes as they came, before anything parsed them
            function isGenuine(rawBody, headers, secrets) {
              const timestamp = headers['x-webhook-timestamp'];
              const given = [headers['x-webhook-signature'], headers['x-webhook-signature-next']]
                .filter(Boolean).map(text => Buffer.from(text));
              const expected = secrets.map(secret => Buffer.from('sha256=' +
                crypto.createHmac('sha256', secret).update(`${timestamp}.${rawBody}`).digest('hex')));
              return Math.abs(Date.now() / 1000 - Number(timestamp)) < 300
                && expected.some(one => given.some(other =>
                  one.length === other.length && crypto.timingSafeEqual(one, other)));
            }""";

    WebhookEndpoint endpoint() {
        return created.endpoint();
    }

    String id() {
        return PublicId.WEBHOOK_ENDPOINT.format(endpoint().id());
    }

    String receiver() {
        return RECEIVER;
    }
}
