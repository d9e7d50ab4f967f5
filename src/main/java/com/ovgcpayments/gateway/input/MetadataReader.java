package com.ovgcpayments.gateway.input;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.ovgcpayments.gateway.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * Reads a merchant's metadata into the JSON text that is stored and given back: flat, bounded, and with every number
 * written as the merchant wrote it.
 */
public final class MetadataReader {
    public static final String EMPTY = "{}";

    private static final String PARAM = "metadata";
    private static final int MAX_KEYS = 50;
    private static final int MAX_KEY_LENGTH = 40;
    private static final int MAX_VALUE_LENGTH = 500;
    private static final int MAX_DIGITS = 17;
    private static final int MAX_EXPONENT = 308;
    private static final int MAX_EXPONENT_LENGTH = 6;
    private static final int MAX_BYTES = 8 * 1024;

    private MetadataReader() {}

    /**
     * The stored text; whatever is wrong is told, and the text is then of no use.
     *
     * @param problems takes a field's name, and what it must be or must not
     */
    public static String read(JsonParser json, BiConsumer<String, String> problems) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return EMPTY;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            problems.accept(PARAM, "must be an object of key-value pairs");
            return EMPTY;
        }
        StringWriter text = new StringWriter();
        int keys = 0;
        try (JsonGenerator out = Json.strict().createGenerator(text)) {
            out.writeStartObject();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                keys++;
                if (keys <= MAX_KEYS && isGoodKey(key, problems)) {
                    copyValue(key, json, out, problems);
                } else {
                    json.skipChildren();
                }
            }
            out.writeEndObject();
        }
        if (keys > MAX_KEYS) {
            problems.accept(PARAM, "must have at most " + MAX_KEYS + " keys");
        }
        if (text.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            problems.accept(PARAM, "must be at most 8 kB of JSON");
        }
        return text.toString();
    }

    private static boolean isGoodKey(String key, BiConsumer<String, String> problems) {
        if (PlainText.isUnstorable(key)) {
            problems.accept(PARAM, "has a key with U+0000 or half a surrogate pair in it");
            return false;
        }
        if (key.isEmpty() || PlainText.length(key) > MAX_KEY_LENGTH) {
            problems.accept(param(key), "must have a key of 1 to " + MAX_KEY_LENGTH + " characters");
            return false;
        }
        return true;
    }

    private static void copyValue(String key, JsonParser json, JsonGenerator out, BiConsumer<String, String> problems)
            throws IOException {
        switch (json.currentToken()) {
            case VALUE_STRING -> {
                String value = json.getText();
                if (PlainText.isUnstorable(value)) {
                    problems.accept(param(key), "must not contain U+0000 or half a surrogate pair");
                } else if (PlainText.length(value) > MAX_VALUE_LENGTH) {
                    problems.accept(param(key), "must have at most " + MAX_VALUE_LENGTH + " characters");
                } else {
                    out.writeStringField(key, value);
                }
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                String number = json.getText();
                if (isExact(number)) {
                    out.writeFieldName(key);
                    out.writeRawValue(number);
                } else {
                    problems.accept(
                            param(key),
                            "must have at most " + MAX_DIGITS + " significant digits and an exponent of at most "
                                    + MAX_EXPONENT + "; send it as a string");
                }
            }
            case VALUE_TRUE, VALUE_FALSE -> out.writeBooleanField(key, json.getBooleanValue());
            default -> {
                json.skipChildren();
                problems.accept(param(key), "must be a string, a number or a boolean");
            }
        }
    }

    /** Whether a reader that holds numbers as doubles can hold this one. */
    private static boolean isExact(String text) {
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponentAt >= 0 && text.length() - exponentAt > MAX_EXPONENT_LENGTH) {
            return false;
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        long exponent = (long) value.precision() - value.scale() - 1;
        if (value.signum() == 0) {
            return true;
        }
        return value.precision() <= MAX_DIGITS
                && Math.abs(exponent) <= MAX_EXPONENT
                && Double.isFinite(value.doubleValue());
    }

    private static String param(String key) {
        return PARAM + "."
                + (PlainText.length(key) > MAX_KEY_LENGTH
                        ? key.substring(0, key.offsetByCodePoints(0, MAX_KEY_LENGTH)) + "…"
                        : key);
    }
}
