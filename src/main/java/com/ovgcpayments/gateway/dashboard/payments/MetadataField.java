package com.ovgcpayments.gateway.dashboard.payments;

import com.fasterxml.jackson.core.JsonParser;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.input.MetadataReader;
import com.ovgcpayments.gateway.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads metadata as people type it, a line each: {@code order_id = 6735}. */
final class MetadataField {
    static final String NAME = "metadata";

    private static final String EXPECTATION = "Write one value a line, like order_id = 6735.";

    private MetadataField() {}

    /** The JSON object to store; what is wrong is noted in the form. */
    static String read(Form form) {
        Map<String, String> values = new LinkedHashMap<>();
        form.value(NAME)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    if (equals < 1) {
                        form.problem(NAME, EXPECTATION);
                    } else if (values.put(
                                    line.substring(0, equals).strip(),
                                    line.substring(equals + 1).strip())
                            != null) {
                        form.problem(NAME, line.substring(0, equals).strip() + " stands there twice.");
                    }
                });
        return checked(form, Json.text(json -> {
            json.writeStartObject();
            for (Map.Entry<String, String> value : values.entrySet()) {
                json.writeStringField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
        }));
    }

    /** By the rules of the API. */
    private static String checked(Form form, String object) {
        try (JsonParser json = Json.strict().createParser(object)) {
            json.nextToken();
            return MetadataReader.read(json, (field, problem) -> form.problem(NAME, field + " " + problem + "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
