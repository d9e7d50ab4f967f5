package com.ovgcpayments.gateway.connector.stripe;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ovgcpayments.gateway.json.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object of Stripe's, read field by field. A field that is null counts as not there; one of another kind than
 * expected is an {@link UnfitAnswer}, never a guess. Fields that nobody asks for may be anything.
 */
record StripeObject(ObjectNode json) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper(Json.strict()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static StripeObject parse(Buffer body) throws UnfitAnswer {
        try {
            if (MAPPER.readTree(body.getBytes()) instanceof ObjectNode object) {
                return new StripeObject(object);
            }
        } catch (IOException e) {
            throw new UnfitAnswer("no JSON");
        }
        throw new UnfitAnswer("no JSON object");
    }

    Optional<String> text(String field) throws UnfitAnswer {
        JsonNode value = json.path(field);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new UnfitAnswer(field + " is no text");
        }
        return Optional.of(value.textValue());
    }

    String requireText(String field) throws UnfitAnswer {
        return required(field, text(field));
    }

    Optional<Long> number(String field) throws UnfitAnswer {
        JsonNode value = json.path(field);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnfitAnswer(field + " is no whole number");
        }
        return Optional.of(value.longValue());
    }

    long requireNumber(String field) throws UnfitAnswer {
        return required(field, number(field));
    }

    boolean requireFlag(String field) throws UnfitAnswer {
        JsonNode value = json.path(field);
        if (!value.isBoolean()) {
            throw new UnfitAnswer(field + " is neither true nor false");
        }
        return value.booleanValue();
    }

    Optional<Instant> time(String field) throws UnfitAnswer {
        Optional<Long> seconds = number(field);
        try {
            return seconds.map(Instant::ofEpochSecond);
        } catch (DateTimeException e) {
            throw new UnfitAnswer(field + " is no time");
        }
    }

    Instant requireTime(String field) throws UnfitAnswer {
        return required(field, time(field));
    }

    Optional<URI> url(String field) throws UnfitAnswer {
        Optional<String> text = text(field);
        try {
            return text.map(URI::create);
        } catch (IllegalArgumentException e) {
            throw new UnfitAnswer(field + " is no URL");
        }
    }

    /** The object itself, where Stripe was asked to expand it: a mere id is an {@link UnfitAnswer}. */
    Optional<StripeObject> object(String field) throws UnfitAnswer {
        JsonNode value = json.path(field);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode object) {
            return Optional.of(new StripeObject(object));
        }
        throw new UnfitAnswer(field + " is no object");
    }

    /** The id of what the field names, expanded or not. */
    Optional<String> idOf(String field) throws UnfitAnswer {
        return json.path(field) instanceof ObjectNode object ? new StripeObject(object).text("id") : text(field);
    }

    /** A value of {@code metadata}. */
    Optional<String> metadata(String key) throws UnfitAnswer {
        Optional<StripeObject> metadata = object("metadata");
        return metadata.isEmpty() ? Optional.empty() : metadata.get().text(key);
    }

    /** The elements of a list, all of them objects. */
    List<StripeObject> list(String field) throws UnfitAnswer {
        List<StripeObject> elements = new ArrayList<>();
        if (!json.path(field).isArray()) {
            throw new UnfitAnswer(field + " is no list");
        }
        for (JsonNode element : json.path(field)) {
            if (!(element instanceof ObjectNode object)) {
                throw new UnfitAnswer(field + " holds something else than objects");
            }
            elements.add(new StripeObject(object));
        }
        return elements;
    }

    /** The elements of a list, all of them texts. */
    List<String> texts(String field) throws UnfitAnswer {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : json.path(field)) {
            if (!element.isTextual()) {
                throw new UnfitAnswer(field + " holds something else than texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** Whether this is Stripe's kind of object, by its own word. */
    boolean is(String kind) {
        return json.path("object").asText("").equals(kind);
    }

    /** Without its content, which may be a payer's. */
    @Override
    public String toString() {
        return json.path("object").asText("object") + " " + json.path("id").asText("");
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
