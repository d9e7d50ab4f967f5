package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.json.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a request's body as one JSON object, field by field. Fields that nobody asks for are passed over. */
final class JsonBody {
    private static final Pattern DUPLICATE = Pattern.compile("^Duplicate field '(.{1,100}?)'");

    private JsonBody() {}

    /** Takes one field; the parser stands on its value and must stand on that value's end afterwards. */
    @FunctionalInterface
    interface FieldReader {
        void read(String name, JsonParser value) throws IOException;
    }

    /** @throws ApiProblem if the body is not one JSON object in UTF-8 */
    static void read(Buffer body, FieldReader fields) {
        if (body.length() == 0) {
            throw ApiProblem.of(ErrorCode.BAD_REQUEST, "The body is empty; it must be a JSON object.");
        }
        try (JsonParser parser = Json.strict().createParser(body.getBytes())) {
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
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            // Jackson reports broken UTF-8 as a plain CharConversionException; there is no other source of one here.
            throw ApiProblem.of(ErrorCode.BAD_REQUEST, "The body is not valid UTF-8.");
        } catch (UncheckedIOException e) {
            throw ApiProblem.of(ErrorCode.BAD_REQUEST, "The body is not valid JSON.");
        }
    }

    private static ApiProblem unreadable(JsonProcessingException failure) {
        Matcher duplicate = DUPLICATE.matcher(failure.getOriginalMessage());
        if (duplicate.find()) {
            return ApiProblem.invalid(duplicate.group(1), "occurs twice");
        }
        String where = failure.getLocation() == null
                ? ""
                : " at line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr();
        return ApiProblem.of(ErrorCode.BAD_REQUEST, "The body is not valid JSON" + where + ".");
    }
}
