package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The query parameters of a list. A wrong one is noted and read as absent; {@link #check} then refuses. */
final class Query {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final RoutingContext context;
    private final FieldProblems problems = new FieldProblems();

    Query(RoutingContext context) {
        this.context = context;
    }

    /** @throws ApiProblem if any parameter that was asked for is wrong */
    void check() {
        problems.throwIfAny();
    }

    /** Notes a parameter that is missing; one that is wrong is noted when it is read. */
    void require(String name, String expectation) {
        if (context.queryParam(name).isEmpty()) {
            problems.add(name, expectation);
        }
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

    Optional<Instant> time(String name) {
        return value(name, TimeText.EXPECTATION, TimeText::parse);
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
