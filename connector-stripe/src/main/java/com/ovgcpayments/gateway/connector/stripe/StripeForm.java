package com.ovgcpayments.gateway.connector.stripe;

import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields of a request, in the order in which they were put, with Stripe's names for nested ones: {@code a[b][0]}. */
final class StripeForm {
    private final Map<String, String> fields = new LinkedHashMap<>();

    StripeForm put(String name, Object value) {
        fields.put(name, value.toString());
        return this;
    }

    /** Asks for an object where Stripe would otherwise put its id. Once a form. */
    StripeForm expand(String path) {
        return put("expand[0]", path);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    Buffer body() {
        return Buffer.buffer(encoded());
    }

    /** As {@code application/x-www-form-urlencoded}; brackets in names stay as they are, which Stripe accepts. */
    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()).replace("%5B", "[").replace("%5D", "]")
                        + "="
                        + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
