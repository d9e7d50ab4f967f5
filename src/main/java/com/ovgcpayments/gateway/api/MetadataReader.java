package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.ovgcpayments.gateway.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads a merchant's metadata into the JSON text that is stored and given back: flat, bounded, and with every number
 * written as the merchant wrote it.
 */
final class MetadataReader {
    static final String EMPTY = "{}";

    private static final String PARAM = "metadata";
    private static final int MAX_KEYS = 50;
    private static final int MAX_KEY_LENGTH = 40;
    private static final int MAX_VALUE_LENGTH = 500;
    private static final int MAX_DIGITS = 17;
    private static final int MAX_EXPONENT = 308;
    private static final int MAX_EXPONENT_LENGTH = 6;
    private static final int MAX_BYTES = 8 * 1024;

    private MetadataReader() {}

    /** The stored text; whatever is wrong is added to the problems, and the text is then of no use. */
    static String read(JsonParser json, FieldProblems problems) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return EMPTY;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            problems.add(PARAM, "must be an object of key-value pairs");
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
            problems.add(PARAM, "must have at most " + MAX_KEYS + " keys");
        }
        if (text.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            problems.add(PARAM, "must be at most 8 kB of JSON");
        }
        return text.toString();
    }

    private static boolean isGoodKey(String key, FieldProblems problems) {
        if (PlainText.isUnstorable(key)) {
            problems.add(PARAM, "has a key with U+0000 or half a surrogate pair in it");
            return false;
        }
        if (key.isEmpty() || PlainText.length(key) > MAX_KEY_LENGTH) {
            problems.add(param(key), "must have a key of 1 to " + MAX_KEY_LENGTH + " characters");
            return false;
        }
        return true;
    }

    private static void copyValue(String key, JsonParser json, JsonGenerator out, FieldProblems problems)
            throws IOException {
        switch (json.currentToken()) {
            case VALUE_STRING -> {
                String value = json.getText();
                if (PlainText.isUnstorable(value)) {
                    problems.add(param(key), "must not contain U+0000 or half a surrogate pair");
                } else if (PlainText.length(value) > MAX_VALUE_LENGTH) {
                    problems.add(param(key), "must have at most " + MAX_VALUE_LENGTH + " characters");
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
                    problems.add(
                            param(key),
                            "must have at most " + MAX_DIGITS + " significant digits and an exponent of at most "
                                    + MAX_EXPONENT + "; send it as a string");
                }
            }
            case VALUE_TRUE, VALUE_FALSE -> out.writeBooleanField(key, json.getBooleanValue());
            default -> {
                json.skipChildren();
                problems.add(param(key), "must be a string, a number or a boolean");
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
