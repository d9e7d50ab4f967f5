package com.ovgcpayments.gateway.connector;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ovgcpayments.gateway.json.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A JSON object that a processor sent, read field by field. A field that is null counts as not there; one of another kind
 * than expected is an {@link UnfitAnswer}, never a guess. Fields that nobody asks for may be anything. Duplicate fields,
 * deep nesting and anything behind the object are refused.
 */
public record ProcessorJson(ObjectNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper(Json.strict())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    public static ProcessorJson parse(Buffer body) throws UnfitAnswer {
        try {
            if (MAPPER.readTree(body.getBytes()) instanceof ObjectNode object) {
                return new ProcessorJson(object);
            }
        } catch (IOException e) {
            throw new UnfitAnswer("no JSON");
        }
        throw new UnfitAnswer("no JSON object");
    }

    /** The body of an answer that calls itself JSON. */
    public static ProcessorJson parse(ProcessorHttp.Answer answer) throws UnfitAnswer {
        String type = answer.headers().get("Content-Type");
        boolean json = type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
        if (!json) {
            throw new UnfitAnswer("another kind of content");
        }
        return parse(answer.body());
    }

    public Optional<String> text(String field) throws UnfitAnswer {
        JsonNode value = json.path(field);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new UnfitAnswer(field + " is no text");
        }
        return Optional.of(value.textValue());
    }

    public String requireText(String field) throws UnfitAnswer {
        return required(field, text(field));
    }

    public Optional<Long> number(String field) throws UnfitAnswer {
        JsonNode value = json.path(field);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnfitAnswer(field + " is no whole number");
        }
        return Optional.of(value.longValue());
    }

    public long requireNumber(String field) throws UnfitAnswer {
        return required(field, number(field));
    }

    /** A number with or without decimals, or a text that is one; its value is exact. */
    public BigDecimal requireDecimal(String field) throws UnfitAnswer {
        JsonNode value = json.path(field);
        if (value.isNumber()) {
            return value.decimalValue();
        }
        try {
            return new BigDecimal(requireText(field));
        } catch (NumberFormatException e) {
            throw new UnfitAnswer(field + " is no number");
        }
    }

    public boolean requireFlag(String field) throws UnfitAnswer {
        JsonNode value = json.path(field);
        if (!value.isBoolean()) {
            throw new UnfitAnswer(field + " is neither true nor false");
        }
        return value.booleanValue();
    }

    /** A number of seconds since 1970. */
    public Optional<Instant> unixTime(String field) throws UnfitAnswer {
        Optional<Long> seconds = number(field);
        try {
            return seconds.map(Instant::ofEpochSecond);
        } catch (DateTimeException e) {
            throw new UnfitAnswer(field + " is no time");
        }
    }

    public Instant requireUnixTime(String field) throws UnfitAnswer {
        return required(field, unixTime(field));
    }

    /** A time of ISO 8601 in UTC, such as {@code 2026-04-14T12:00:00Z}. */
    public Instant requireTime(String field) throws UnfitAnswer {
        try {
            return Instant.parse(requireText(field));
        } catch (DateTimeException e) {
            throw new UnfitAnswer(field + " is no time");
        }
    }

    public Optional<URI> url(String field) throws UnfitAnswer {
        Optional<String> text = text(field);
        try {
            return text.map(URI::create);
        } catch (IllegalArgumentException e) {
            throw new UnfitAnswer(field + " is no URL");
        }
    }

    public Optional<ProcessorJson> object(String field) throws UnfitAnswer {
        JsonNode value = json.path(field);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode object) {
            return Optional.of(new ProcessorJson(object));
        }
        throw new UnfitAnswer(field + " is no object");
    }

    public ProcessorJson requireObject(String field) throws UnfitAnswer {
        return required(field, object(field));
    }

    /** The elements of a list, all of them objects. */
    public List<ProcessorJson> requireObjects(String field) throws UnfitAnswer {
        List<ProcessorJson> elements = new ArrayList<>();
        for (JsonNode element : requireList(field)) {
            if (!(element instanceof ObjectNode object)) {
                throw new UnfitAnswer(field + " holds something else than objects");
            }
            elements.add(new ProcessorJson(object));
        }
        return elements;
    }

    /** The elements of a list, all of them texts. */
    public List<String> requireTexts(String field) throws UnfitAnswer {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : requireList(field)) {
            if (!element.isTextual()) {
                throw new UnfitAnswer(field + " holds something else than texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** The text or number at a JSON pointer (RFC 6901), as a text; empty if there is nothing or something else. */
    public Optional<String> at(String pointer) {
        JsonNode value = json.at(pointer);
        return value.isTextual() || value.isIntegralNumber() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** Without its content, which may be a payer's. */
    @Override
    public String toString() {
        return "a JSON object";
    }

    private JsonNode requireList(String field) throws UnfitAnswer {
        JsonNode value = json.path(field);
        if (!value.isArray()) {
            throw new UnfitAnswer(field + " is no list");
        }
        return value;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static <T> T required(String field, Optional<T> value) throws UnfitAnswer {
        if (value.isEmpty()) {
            throw new UnfitAnswer(field + " is missing");
        }
        return value.get();
    }
}
