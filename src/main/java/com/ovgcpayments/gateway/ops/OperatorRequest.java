package com.ovgcpayments.gateway.ops;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.http.RequestFrame;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sends: one flat JSON object. What is wrong with a field is noted, and {@link #check} tells all of it.
 * A field that nobody asked for is wrong too: where money is settled by hand, a misspelt one is not passed over.
 */
final class OperatorRequest {
    private static final int MAX_TEXT = 500;
    private static final ObjectMapper MAPPER =
            new ObjectMapper(Json.strict()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final RoutingContext context;
    private final ObjectNode body;
    private final Set<String> asked = new HashSet<>();
    private final List<ApiProblem.Detail> problems = new ArrayList<>();

    private OperatorRequest(RoutingContext context, ObjectNode body) {
        this.context = context;
        this.body = body;
    }

    /** @throws ApiProblem if the body is no JSON object */
    static OperatorRequest of(RoutingContext context) {
        @Nullable Buffer body = context.body().buffer();
        try {
            JsonNode read = MAPPER.readTree(body == null ? new byte[0] : body.getBytes());
            if (read instanceof ObjectNode object) {
                return new OperatorRequest(context, object);
            }
        } catch (JacksonException e) {
            throw ApiProblem.of(ErrorCode.BAD_REQUEST, "The body is not valid JSON.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw ApiProblem.of(ErrorCode.BAD_REQUEST, "The body must be a JSON object.");
    }

    /** @throws ApiProblem listing everything that is wrong */
    void check() {
        body.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                problems.add(new ApiProblem.Detail(name, "is not expected here"));
            }
        });
        if (!problems.isEmpty()) {
            throw ApiProblem.invalid(problems);
        }
    }

    /** Who asks for it, and why; notes a missing reason. */
    Deed deed() {
        return new Deed(
                PublicId.OPERATOR_KEY.format(OperatorAuthentication.key(context).id()),
                line("reason"),
                RequestFrame.requestId(context));
    }

    /** One of the words; what is returned for any other is of no use, as {@link #check} will refuse. */
    String word(String name, List<String> words) {
        String text = text(name).orElse("");
        if (!words.contains(text)) {
            problem(name, "must be one of " + String.join(", ", words));
        }
        return text;
    }

    String line(String name) {
        String text = text(name).map(String::strip).orElse("");
        boolean fits = !text.isEmpty()
                && text.length() <= MAX_TEXT
                && text.codePoints().noneMatch(OperatorRequest::isUnprintable);
        if (!fits) {
            problem(name, "must be a line of 1 to " + MAX_TEXT + " characters");
        }
        return text;
    }

    /** Empty also for null. */
    Optional<String> optionalLine(String name) {
        asked.add(name);
        JsonNode value = body.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(line(name));
    }

    long number(String name) {
        asked.add(name);
        JsonNode value = body.path(name);
        boolean fits = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
        if (!fits) {
            problem(name, "must be a whole number, at least 0");
        }
        return fits ? value.longValue() : 0;
    }

    long amount(String name) {
        asked.add(name);
        JsonNode value = body.path(name);
        boolean fits = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0;
        if (!fits) {
            problem(name, "must be a whole number of minor units, at least 1");
        }
        return fits ? value.longValue() : 0;
    }

    Instant time(String name) {
        try {
            return OffsetDateTime.parse(text(name).orElse("")).toInstant();
        } catch (DateTimeException e) {
            problem(name, "must be an ISO 8601 time, such as 2026-04-14T12:00:00Z");
            return Instant.EPOCH;
        }
    }

    /** A day that is over in UTC. */
    LocalDate pastDay(String name) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Optional<LocalDate> day = text(name).flatMap(OperatorRequest::day).filter(each -> each.isBefore(today));
        if (day.isEmpty()) {
            problem(name, "must be a day that is over in UTC, such as 2026-04-14");
        }
        return day.orElse(today);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    void problem(String name, String message) {
        problems.add(new ApiProblem.Detail(name, message));
    }

    private Optional<String> text(String name) {
        asked.add(name);
        JsonNode value = body.path(name);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
