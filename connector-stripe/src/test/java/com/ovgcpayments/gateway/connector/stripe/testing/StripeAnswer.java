package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer before it is sent. */
record StripeAnswer(int status, Map<String, String> headers, String body) {
    StripeAnswer {
        headers = Map.copyOf(headers);
    }

    static StripeAnswer json(int status, JsonObject body) {
        return new StripeAnswer(status, Map.of("Content-Type", "application/json"), body.encodePrettily());
    }

    static StripeAnswer html(int status, String body) {
        return new StripeAnswer(status, Map.of("Content-Type", "text/html; charset=utf-8"), body);
    }

    StripeAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new StripeAnswer(status, more, body);
    }
}
