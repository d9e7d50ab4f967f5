package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a request's body as one JSON object, field by field. Fields that nobody asks for are passed over. */
final class JsonBody {
    private static final int MAX_SHOWN_PLACE = 100;

    private JsonBody() {}

    /** Takes one field; the parser stands on its value and must stand on that value's end afterwards. */
    @FunctionalInterface
    interface FieldReader {
        void read(String name, JsonParser value) throws IOException;
    }

    /** The bytes of a request's body; none for a request without one. */
    static Buffer of(RoutingContext context) {
        @Nullable Buffer body = context.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }

    /** @throws ApiProblem if the body is not one JSON object in UTF-8 */
    static void read(Buffer body, FieldReader fields) {
        if (body.length() == 0) {
            throw ApiProblem.of(ErrorCode.BAD_REQUEST, "The body is empty; it must be a JSON object.");
        }
        CharBuffer text = decode(body);
        try (JsonParser parser =
                Json.strict().createParser(text.array(), text.arrayOffset() + text.position(), text.remaining())) {
            try {
                readObject(parser, fields);
            } catch (StreamConstraintsException e) {
                throw ApiProblem.of(
                        ErrorCode.BAD_REQUEST,
                        "The body is nested more than " + Json.MAX_DEPTH
                                + " levels deep, or has a name or number in it that is too long.");
            } catch (JsonProcessingException e) {
                throw unreadable(parser, e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A body of which nothing matters, if there is one at all.
     *
     * @return the same
     * @throws ApiProblem if it is not one JSON object in UTF-8
     */
    static Buffer ignored(Buffer body) {
        if (body.length() > 0) {
            read(body, (name, value) -> value.skipChildren());
        }
        return body;
    }

    private static void readObject(JsonParser parser, FieldReader fields) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw ApiProblem.of(ErrorCode.BAD_REQUEST, "The body must be a JSON object.");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.read(name, parser);
        }
        if (parser.nextToken() != null) {
            throw ApiProblem.of(ErrorCode.BAD_REQUEST, "The body must be one JSON object and nothing after it.");
        }
    }

    /** Strictly: Jackson's own decoder lets overlong forms and encoded surrogates pass. */
    private static CharBuffer decode(Buffer body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.getBytes()));
        } catch (CharacterCodingException e) {
            throw ApiProblem.of(ErrorCode.BAD_REQUEST, "The body is not valid UTF-8.");
        }
    }

    private static ApiProblem unreadable(JsonParser parser, JsonProcessingException failure) {
        if (failure.getOriginalMessage().startsWith("Duplicate field")) {
            return ApiProblem.invalid(place(parser.getParsingContext()), "occurs twice");
        }
        JsonLocation where = parser.currentLocation();
        return ApiProblem.of(
                ErrorCode.BAD_REQUEST,
                "The body is not valid JSON at line " + where.getLineNr() + ", column " + where.getColumnNr() + ".");
    }

    /** Where the parser stands: {@code metadata.order_id}, {@code lines[2].price}. */
    private static String place(JsonStreamContext context) {
        StringBuilder place = new StringBuilder();
        for (JsonStreamContext each = context; !each.inRoot(); each = each.getParent()) {
            if (each.inArray()) {
                place.insert(0, "[" + each.getCurrentIndex() + "]");
            } else {
                place.insert(0, each.getCurrentName()).insert(0, '.');
            }
        }
        String whole = place.substring(1);
        return whole.length() > MAX_SHOWN_PLACE ? whole.substring(0, MAX_SHOWN_PLACE) + "…" : whole;
    }
}
