package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.util.Map;

/**
 * A request to one of the APIs as it came.
 *
 * @param path whole: {@code /api/sellhub/…} of the dashboard, {@code /api/…} of the store
 * @param query decoded; of a repeated name, the first
 * @param headers by lower-case name
 * @param body raw
 */
public record SellHubRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
    public SellHubRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    boolean matches(String pattern) {
        return path.startsWith(pattern) || (method + " " + path).startsWith(pattern);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
