package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes JSON apart and writes it anew without what is confidential, so that nothing is overlooked for the way in which it
 * was written: a name with an escaped letter is a name like any other.
 */
final class MaskedCopy {
    private static final int PUNCTUATION = 3;

    /** Nobody's account number. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_-]{1,30}");

    private final JsonParser parser;
    private final boolean everyValue;
    private final StringWriter out = new StringWriter();
    private final JsonGenerator copy;
    private Optional<String> errorCode = Optional.empty();
    private boolean confidential;
    private int written;

    MaskedCopy(JsonParser parser, JsonFactory form, boolean everyValue) throws IOException {
        this.parser = parser;
        this.everyValue = everyValue;
        this.copy = form.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    }

    /**
     * @param enough after how many characters, roughly, it may end
     * @return whether it came to the end of the JSON
     * @throws JsonParseException if it is not one JSON value as far as it was read
     */
    boolean write(int enough) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonParseException(parser, "no value");
        }
        while (token != null && written < enough) {
            write(token);
            boolean complete = parser.getParsingContext().inRoot();
            token = parser.nextToken();
            if (complete && token != null) {
                throw new JsonParseException(parser, "more than one value");
            }
        }
        copy.close();
        return token == null;
    }

    String text() {
        return out.toString();
    }

    Optional<String> errorCode() {
        return errorCode;
    }

    private void write(JsonToken token) throws IOException {
        switch (token) {
            case FIELD_NAME -> {
                String name = parser.currentName();
                confidential = Confidential.isName(name);
                writeName(everyValue && !PLAIN_NAME.matcher(name).matches() ? Confidential.MASK : name);
            }
            case START_OBJECT, START_ARRAY -> {
                if (confidential) {
                    parser.skipChildren();
                    writeText(Confidential.MASK);
                } else if (token == JsonToken.START_OBJECT) {
                    copy.writeStartObject();
                } else {
                    copy.writeStartArray();
                }
            }
            case END_OBJECT -> copy.writeEndObject();
            case END_ARRAY -> copy.writeEndArray();
            case VALUE_STRING -> {
                noteErrorCode();
                writeText(isMasked() ? Confidential.MASK : Confidential.masked(parser.getText()));
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> writeNumber(parser.getText());
            default -> writeConstant(token);
        }
    }

    private void writeName(String name) throws IOException {
        String shown = Confidential.masked(name);
        count(shown);
        copy.writeFieldName(shown);
    }

    private boolean isMasked() {
        return confidential || everyValue;
    }

    private void writeNumber(String number) throws IOException {
        String shown = isMasked() ? Confidential.MASK : Confidential.masked(number);
        if (shown.equals(number)) {
            count(number);
            copy.writeNumber(number);
            confidential = false;
        } else {
            writeText(shown);
        }
    }

    private void writeText(String text) throws IOException {
        count(text);
        copy.writeString(text);
        confidential = false;
    }

    /** Tells nothing. */
    private void writeConstant(JsonToken token) throws IOException {
        count(token.asString());
        copy.writeRawValue(token.asString());
        confidential = false;
    }

    private void count(String part) {
        written += part.length() + PUNCTUATION;
    }

    private void noteErrorCode() throws IOException {
        JsonStreamContext within = parser.getParsingContext();
        JsonStreamContext around = within.inRoot() ? within : within.getParent();
        if ("code".equals(within.getCurrentName())
                && "error".equals(around.getCurrentName())
                && around.getParent().inRoot()) {
            errorCode = Optional.of(parser.getText());
        }
    }
}
