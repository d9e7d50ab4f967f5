package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.input.PlainText;
import com.ovgcpayments.gateway.webhook.EndpointChange;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final String STATUSES = "must be enabled or disabled";

    /** @throws ApiProblem naming every field of the wrong kind */
    static EndpointRequest parse(Buffer body) {
        Reader reader = new Reader("must not be empty; leave it out for the four usual ones");
        JsonBody.read(body, reader::readField);
        if (reader.url == null && !reader.problems.mentions("url")) {
            reader.problems.add("url", "is required");
        }
        reader.problems.throwIfAny();
        return new EndpointRequest(
                reader.url == null ? "" : reader.url,
                reader.description == null ? "" : reader.description,
                reader.events == null ? List.of() : reader.events);
    }

    /**
     * The body of {@code PATCH}, likewise.
     *
     * @throws ApiProblem naming every field of the wrong kind
     */
    static EndpointChange parseChange(Buffer body) {
        Reader reader = new Reader("must not be empty; leave it out to change nothing about it");
        JsonBody.read(body, (name, value) -> {
            if (name.equals("status")) {
                reader.readStatus(value);
            } else {
                reader.readField(name, value);
            }
        });
        reader.problems.throwIfAny();
        return new EndpointChange(
                Optional.ofNullable(reader.url),
                Optional.ofNullable(reader.description),
                Optional.ofNullable(reader.events),
                Optional.ofNullable(reader.enabled));
    }

    private static final class Reader {
        private final FieldProblems problems = new FieldProblems();
        private final String whenEmpty;
        private @Nullable String url;
        private @Nullable String description;
        private @Nullable List<String> events;
        private @Nullable Boolean enabled;

        private Reader(String whenEmpty) {
            this.whenEmpty = whenEmpty;
        }

        private void readField(String name, JsonParser value) throws IOException {
            switch (name) {
                case "url" -> url = JsonText.read(name, value, problems);
                case "description" -> description = JsonText.read(name, value, problems);
                case "events" -> events = readEvents(value);
                default -> value.skipChildren();
            }
        }

        private void readStatus(JsonParser value) throws IOException {
            @Nullable String word = JsonText.read("status", value, problems);
            if (word == null) {
                return;
            }
            switch (word) {
                case "enabled" -> enabled = true;
                case "disabled" -> enabled = false;
                default -> problems.add("status", STATUSES);
            }
        }

        private @Nullable List<String> readEvents(JsonParser value) throws IOException {
            if (value.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            if (value.currentToken() != JsonToken.START_ARRAY) {
                value.skipChildren();
                problems.add("events", NAMES);
                return null;
            }
            List<String> names = new ArrayList<>();
            boolean onlyNames = true;
            int count = 0;
            while (value.nextToken() != JsonToken.END_ARRAY) {
                count++;
                if (value.currentToken() != JsonToken.VALUE_STRING || PlainText.isUnstorable(value.getText())) {
                    onlyNames = false;
                    value.skipChildren();
                } else if (count <= MAX_EVENTS) {
                    names.add(value.getText());
                }
            }
            if (!onlyNames) {
                problems.add("events", NAMES);
            } else if (count == 0) {
                problems.add("events", whenEmpty);
            } else if (count > MAX_EVENTS) {
                problems.add("events", "must have at most " + MAX_EVENTS + " entries");
            }
            return List.copyOf(names);
        }
    }
}
