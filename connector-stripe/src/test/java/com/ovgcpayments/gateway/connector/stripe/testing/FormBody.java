package com.ovgcpayments.gateway.connector.stripe.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a form or a query says, {@code a[b][0][c]=v} nested as maps of maps; the leaves are strings. Positions of a
 * list are keys as well.
 */
final class FormBody {
    private FormBody() {}

    static Map<String, Object> parse(String encoded) {
        Map<String, Object> root = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                put(root, path(name), equals < 0 ? "" : decode(pair.substring(equals + 1)), name);
            }
        }
        return root;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw StripeRefusal.malformed("Invalid request: " + e.getMessage());
        }
    }

    private static List<String> path(String name) {
        List<String> path = new ArrayList<>();
        int open = name.indexOf('[');
        if (open <= 0 || !name.endsWith("]")) {
            return List.of(name);
        }
        path.add(name.substring(0, open));
        for (String part : name.substring(open + 1, name.length() - 1).split("]\\[", -1)) {
            path.add(part);
        }
        return path;
    }

    private static void put(Map<String, Object> root, List<String> path, String value, String name) {
        Map<String, Object> at = root;
        for (String step : path.subList(0, path.size() - 1)) {
            at = child(at, key(at, step), name);
        }
        String last = key(at, path.get(path.size() - 1));
        if (at.putIfAbsent(last, value) instanceof Map) {
            throw StripeRefusal.malformed("Invalid request: " + name + " is both a value and a hash");
        }
        at.put(last, value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> at, String key, String name) {
        Object child = at.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
        if (child instanceof Map) {
            return (Map<String, Object>) child;
        }
        throw StripeRefusal.malformed("Invalid request: " + name + " is both a value and a hash");
    }

    /** An empty pair of brackets is the list's next position. */
    private static String key(Map<String, Object> at, String step) {
        return step.isEmpty() ? String.valueOf(at.size()) : step;
    }
}
