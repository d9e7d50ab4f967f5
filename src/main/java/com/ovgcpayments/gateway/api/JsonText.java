package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.ovgcpayments.gateway.input.PlainText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a field that must be a text. */
final class JsonText {
    private JsonText() {}

    /** The text; null for JSON's null, and for what is no usable text, which is then among the problems. */
    static @Nullable String read(String name, JsonParser value, FieldProblems problems) throws IOException {
        if (value.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value.currentToken() != JsonToken.VALUE_STRING) {
            value.skipChildren();
            problems.add(name, "must be a string");
            return null;
        }
        String text = value.getText();
        if (PlainText.isUnstorable(text)) {
            problems.add(name, "must not contain U+0000 or half a surrogate pair");
            return null;
        }
        return text;
    }
}
