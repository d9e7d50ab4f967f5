package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.util.Map;

/** A notification ready to be posted. */
public record SignedNotification(Map<String, String> headers, String body) {
    public SignedNotification {
        headers = Map.copyOf(headers);
    }
}
