package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.requestlog.LoggedRequest;
import com.ovgcpayments.gateway.webhook.Delivery;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;

/**
 * How something stands, in words and in a colour.
 *
 * @param style {@code good}, {@code bad}, {@code wait}, or empty
 */
record Badge(String style, String words) {

    static Badge of(WebhookEndpoint endpoint) {
        if (endpoint.disabled().isPresent()) {
            return new Badge("bad", "Disabled");
        }
        if (endpoint.trouble().isPresent()) {
            return new Badge("wait", "Failing");
        }
        return new Badge("good", "Enabled");
    }

    static Badge of(Delivery delivery) {
        return switch (delivery.status()) {
            case SUCCEEDED -> new Badge("good", "Delivered");
            case FAILED -> new Badge("bad", "Failed");
            case PENDING -> new Badge("wait", delivery.tryCount() == 0 ? "Sending" : "Trying again");
        };
    }

    static Badge of(Delivery.Try tried) {
        if (tried.httpStatus().isEmpty()) {
            return new Badge("bad", "No answer");
        }
        int status = tried.httpStatus().get();
        return new Badge(status >= 200 && status < 300 ? "good" : "bad", Integer.toString(status));
    }

    static Badge of(LoggedRequest request) {
        int status = request.status();
        String words = status == LoggedRequest.CLIENT_GONE ? "Client gone" : Integer.toString(status);
        return new Badge(status < 400 ? "good" : status < 500 ? "wait" : "bad", words);
    }
}
