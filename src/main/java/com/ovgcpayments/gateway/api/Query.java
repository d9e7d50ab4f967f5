package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The query parameters of a list. A wrong one is noted and read as absent; {@link #check} then refuses. */
final class Query {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_YEAR = 9999;

    private final RoutingContext context;
    private final FieldProblems problems = new FieldProblems();

    Query(RoutingContext context) {
        this.context = context;
    }

    /** @throws ApiProblem if any parameter that was asked for is wrong */
    void check() {
        problems.throwIfAny();
    }

    int limit() {
        return value("limit", "must be a whole number from 1 to " + MAX_LIMIT, text -> {
                    if (text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9') || text.isEmpty()) {
                        return Optional.empty();
                    }
                    int limit = Integer.parseInt(text);
                    return limit >= 1 && limit <= MAX_LIMIT ? Optional.of(limit) : Optional.empty();
                })
                .orElse(DEFAULT_LIMIT);
    }

    /** A point in time: a date (its beginning in UTC) or an ISO 8601 time with its zone. */
    Optional<Instant> time(String name) {
        return value(name, "must be a date (2026-04-14) or an ISO 8601 time (2026-04-14T12:00:00Z)", text -> {
            try {
                OffsetDateTime time = text.length() == 10
                        ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                        : OffsetDateTime.parse(text);
                boolean usable = time.getYear() >= 0 && time.getYear() <= MAX_YEAR;
                return usable ? Optional.of(time.toInstant()) : Optional.empty();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    <T> Optional<T> value(String name, String expectation, Function<String, Optional<T>> parse) {
        List<String> values = context.queryParam(name);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> parsed = values.size() > 1 ? Optional.empty() : parse.apply(values.get(0));
        if (parsed.isEmpty()) {
            problems.add(name, expectation);
        }
        return parsed;
    }
}
