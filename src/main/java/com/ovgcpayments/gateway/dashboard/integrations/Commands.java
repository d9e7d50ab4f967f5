package com.ovgcpayments.gateway.dashboard.integrations;

import java.net.URI;

/** Commands to paste into a shell. */
final class Commands {
    /** Where the key is to be filled in, by the shell itself. */
    static final String KEY = "$OVGC_KEY";

    private final String api;

    Commands(URI apiUrl) {
        this.api = apiUrl.toString();
    }

    /** Makes a checkout session, as the first thing that everybody tries. */
    String createSession(String key) {
        return """
                curl %s/api/checkout-sessions \\
                  -H "Authorization: Bearer %s" \\
                  -H "Content-Type: application/json" \\
                  -d '{
                    "amount": 2500,
                    "currency": "USD",
                    "email": "customer@example.com",
                    "product_title": "Premium Plan",
                    "success_url": "https://yoursite.com/success",
                    "cancel_url": "https://yoursite.com/cancel"
                  }'""".formatted(api, key);
    }

    /** Changes nothing, and so may be tried with a live key. */
    String readBalance(String key) {
        return get("/api/balance", key);
    }

    String readBalance() {
        return readBalance(KEY);
    }

    String createEndpoint() {
        return """
                curl %s/api/webhook-endpoints \\
                  -H "Authorization: Bearer %s" \\
                  -H "Content-Type: application/json" \\
                  -d '{"url": "https://yoursite.com/webhooks"}'""".formatted(api, KEY);
    }

    String listEvents() {
        return get("/api/events", KEY);
    }

    private String get(String path, String key) {
        return """
                curl %s%s \\
                  -H "Authorization: Bearer %s\"""".formatted(api, path, key);
    }
}
