package com.ovgcpayments.gateway.connector.stripe.testing;

import java.util.Map;

/**
 * A request to the API as it came.
 *
 * @param query without the question mark; empty if there is none
 * @param headers by lower-case name
 * @param body raw
 */
public record StripeRequest(String method, String path, String query, Map<String, String> headers, String body) {
    public StripeRequest {
        headers = Map.copyOf(headers);
    }

    boolean matches(String pattern) {
        return path.startsWith(pattern) || (method + " " + path).startsWith(pattern);
    }
}
