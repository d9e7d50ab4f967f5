package com.ovgcpayments.gateway.dashboard;

import java.net.URI;

/** Commands that do by the API what a page is about, to be copied into a shell; the shell fills in the key. */
public final class Curl {
    private final URI apiUrl;

    /** @param apiUrl where merchants' servers reach the API, without a path */
    public Curl(URI apiUrl) {
        this.apiUrl = apiUrl;
    }

    public String get(String path) {
        return "curl " + apiUrl + path + " \\\n  -H \"Authorization: Bearer $OVGC_KEY\"";
    }

    public String post(String path, String json) {
        return get(path) + " \\\n  -H \"Content-Type: application/json\" \\\n  -d '" + json.strip() + "'";
    }

    /** What everybody tries first: the answer has the address of a page to pay at. */
    public String createSession() {
        return post("/api/checkout-sessions", """
                {
                    "amount": 2500,
                    "currency": "USD",
                    "email": "customer@example.com",
                    "product_title": "Premium Plan",
                    "success_url": "https://yoursite.com/success",
                    "cancel_url": "https://yoursite.com/cancel"
                  }""");
    }
}
