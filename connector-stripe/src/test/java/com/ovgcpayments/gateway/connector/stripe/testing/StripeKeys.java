package com.ovgcpayments.gateway.connector.stripe.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** The account's secret keys, and reading which one a request has. */
record StripeKeys(String test, String live) {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    static StripeKeys random() {
        return new StripeKeys("sk_test_" + StripeState.random(32), "sk_live_" + StripeState.random(32));
    }

    /** Whether the request is about the live side. */
    boolean live(StripeRequest request) {
        String key = key(request.headers().getOrDefault("authorization", ""));
        if (key.isEmpty()) {
            throw StripeRefusal.of(
                    401,
                    "invalid_request_error",
                    "You did not provide an API key. You need to provide your API key in the Authorization header,"
                            + " using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }
        if (key.equals(live)) {
            return true;
        }
        if (key.equals(test)) {
            return false;
        }
        throw StripeRefusal.of(401, "invalid_request_error", "Invalid API Key provided: " + masked(key));
    }

    private static String key(String authorization) {
        String scheme = authorization.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).trim();
        }
        if (!scheme.startsWith(BASIC)) {
            return "";
        }
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).trim());
            return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
        } catch (IllegalArgumentException e) {
            throw StripeRefusal.of(401, "invalid_request_error", "Invalid Authorization header.");
        }
    }

    private static String masked(String key) {
        return key.length() < 12
                ? "*".repeat(key.length())
                : key.substring(0, 8) + "*".repeat(key.length() - 12) + key.substring(key.length() - 4);
    }
}
