package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.ovgcpayments.gateway.http.ApiProblem;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/webhook-endpoints}, read but not yet judged: that needs a look at the URL's host.
 *
 * @param description empty if none was given
 * @param events empty if none was asked for
 */
record EndpointRequest(String url, String description, List<String> events) {
    private static final int MAX_EVENTS = 100;
    private static final String NAMES = "must be a list of event names";

    /** @throws ApiProblem naming every field of the wrong kind */
    static EndpointRequest parse(Buffer body) {
        Reader reader = new Reader();
        JsonBody.read(body, reader::readField);
        if (reader.url == null && !reader.problems.mentions("url")) {
            reader.problems.add("url", "is required");
        }
        reader.problems.throwIfAny();
        return new EndpointRequest(
                reader.url == null ? "" : reader.url,
                reader.description == null ? "" : reader.description,
                List.copyOf(reader.events));
    }

    private static final class Reader {
        private final FieldProblems problems = new FieldProblems();
        private final List<String> events = new ArrayList<>();
        private @Nullable String url;
        private @Nullable String description;

        private void readField(String name, JsonParser value) throws IOException {
            switch (name) {
                case "url" -> url = JsonText.read(name, value, problems);
                case "description" -> description = JsonText.read(name, value, problems);
                case "events" -> readEvents(value);
                default -> value.skipChildren();
            }
        }

        private void readEvents(JsonParser value) throws IOException {
            if (value.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            if (value.currentToken() != JsonToken.START_ARRAY) {
                value.skipChildren();
                problems.add("events", NAMES);
                return;
            }
            boolean onlyNames = true;
            int count = 0;
            while (value.nextToken() != JsonToken.END_ARRAY) {
                count++;
                if (value.currentToken() != JsonToken.VALUE_STRING || PlainText.isUnstorable(value.getText())) {
                    onlyNames = false;
                    value.skipChildren();
                } else if (count <= MAX_EVENTS) {
                    events.add(value.getText());
                }
            }
            if (!onlyNames) {
                problems.add("events", NAMES);
            } else if (count == 0) {
                problems.add("events", "must not be empty; leave it out to be told of everything");
            } else if (count > MAX_EVENTS) {
                problems.add("events", "must have at most " + MAX_EVENTS + " entries");
            }
        }
    }
}
