package com.ovgcpayments.gateway.dashboard.payments;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.ovgcpayments.gateway.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A payment's metadata as lines, numbers as the merchant wrote them. */
final class MetadataLines {
    private MetadataLines() {}

    /** @param object as stored: flat */
    static Map<String, String> of(String object) {
        Map<String, String> lines = new LinkedHashMap<>();
        try (JsonParser json = Json.strict().createParser(object)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                lines.put(key, json.getText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
