package com.ovgcpayments.gateway.connector.stripe.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request's parameters, or a hash within them. What nobody asked for in the end is unknown, and refused. */
final class Params {
    private static final int MAX_METADATA_KEYS = 50;
    private static final int MAX_METADATA_KEY = 40;
    private static final int MAX_METADATA_VALUE = 500;

    private final Map<String, Object> left;
    private final String path;
    private final List<Params> hashes = new ArrayList<>();

    Params(Map<String, Object> values) {
        this(values, "");
    }

    private Params(Map<String, Object> values, String path) {
        this.left = new LinkedHashMap<>(values);
        this.path = path;
    }

    /** The full name of one of these parameters, as an error tells it. */
    String name(String name) {
        return path.isEmpty() ? name : path + "[" + name + "]";
    }

    boolean has(String name) {
        return left.containsKey(name);
    }

    boolean isHash(String name) {
        return left.get(name) instanceof Map;
    }

    Optional<String> text(String name) {
        Object value = left.remove(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw StripeRefusal.invalid(name(name), "Invalid string: " + value);
        }
        if (text.isEmpty()) {
            throw StripeRefusal.invalid(
                    "parameter_invalid_empty",
                    name(name),
                    "You passed an empty string for '" + name(name)
                            + "'. We assume empty values are an attempt to unset a parameter; however '" + name(name)
                            + "' cannot be unset. You should remove '" + name(name)
                            + "' from your request or supply a non-empty value.");
        }
        return Optional.of(text);
    }

    Optional<String> text(String name, int maxLength) {
        Optional<String> text = text(name);
        if (text.isPresent() && text.get().length() > maxLength) {
            throw StripeRefusal.invalid(
                    name(name), "Invalid string: " + text.get() + "; must be at most " + maxLength + " characters");
        }
        return text;
    }

    String required(String name) {
        return text(name).orElseThrow(() -> absent(name));
    }

    StripeRefusal absent(String name) {
        return StripeRefusal.invalid("parameter_missing", name(name), "Missing required param: " + name(name) + ".");
    }

    Optional<String> oneOf(String name, Set<String> words) {
        Optional<String> word = text(name);
        if (word.isPresent() && !words.contains(word.get())) {
            throw StripeRefusal.invalid(
                    name(name), "Invalid " + name(name) + ": must be one of " + String.join(", ", words));
        }
        return word;
    }

    Optional<Long> integer(String name) {
        return text(name).map(text -> {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw StripeRefusal.invalid("parameter_invalid_integer", name(name), "Invalid integer: " + text);
            }
        });
    }

    Optional<Long> atLeast(long least, String name) {
        Optional<Long> number = integer(name);
        if (number.isPresent() && number.get() < least) {
            throw StripeRefusal.invalid(
                    "parameter_invalid_integer",
                    name(name),
                    least == 0
                            ? "Invalid non-negative integer"
                            : "This value must be greater than or equal to " + least + ".");
        }
        return number;
    }

    Optional<Boolean> flag(String name) {
        return oneOf(name, Set.of("true", "false")).map(Boolean::valueOf);
    }

    @SuppressWarnings("unchecked")
    Optional<Params> hash(String name) {
        Object value = left.remove(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map)) {
            throw StripeRefusal.invalid(name(name), "Invalid object");
        }
        Params hash = new Params((Map<String, Object>) value, name(name));
        hashes.add(hash);
        return Optional.of(hash);
    }

    /** A list of hashes, in the order of their positions. */
    List<Params> list(String name) {
        Optional<Params> positions = hash(name);
        return positions
                .map(at -> at.inOrder().stream()
                        .map(key -> at.hash(key).orElseThrow())
                        .toList())
                .orElse(List.of());
    }

    List<String> texts(String name) {
        return hash(name)
                .map(at -> at.inOrder().stream().map(at::required).toList())
                .orElse(List.of());
    }

    private List<String> inOrder() {
        Map<Integer, String> positions = new TreeMap<>();
        for (String key : left.keySet()) {
            if (!key.matches("[0-9]{1,4}")) {
                throw StripeRefusal.invalid(path, "Invalid array");
            }
            positions.put(Integer.valueOf(key), key);
        }
        return List.copyOf(positions.values());
    }

    Map<String, String> metadata() {
        Optional<Params> hash = hash("metadata");
        if (hash.isEmpty()) {
            return Map.of();
        }
        Set<String> keys = Set.copyOf(hash.get().left.keySet());
        if (keys.size() > MAX_METADATA_KEYS) {
            throw StripeRefusal.invalid(
                    name("metadata"),
                    "Metadata can have up to " + MAX_METADATA_KEYS + " keys, but you passed in " + keys.size() + ".");
        }
        return keys.stream().collect(Collectors.toMap(key -> key, key -> metadata(hash.get(), key)));
    }

    private static String metadata(Params hash, String key) {
        if (key.length() > MAX_METADATA_KEY) {
            throw StripeRefusal.invalid(
                    hash.path,
                    "Metadata keys can have up to " + MAX_METADATA_KEY + " characters, but you passed in a key that is "
                            + key.length() + " characters. Invalid key: " + key);
        }
        String value = hash.required(key);
        if (value.length() > MAX_METADATA_VALUE) {
            throw StripeRefusal.invalid(
                    hash.path,
                    "Metadata values can have up to " + MAX_METADATA_VALUE
                            + " characters, but you passed in a value that is " + value.length()
                            + " characters. Invalid value: " + value);
        }
        return value;
    }

    void refuseUnknown() {
        if (!left.isEmpty()) {
            String unknown = name(left.keySet().iterator().next());
            throw unknown(unknown);
        }
        hashes.forEach(Params::refuseUnknown);
    }

    static StripeRefusal unknown(String name) {
        return StripeRefusal.invalid("parameter_unknown", name, "Received unknown parameter: " + name);
    }
}
