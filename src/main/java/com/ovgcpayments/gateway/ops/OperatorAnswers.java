package com.ovgcpayments.gateway.ops;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.session.Page;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** How operators are answered, in the forms of the merchants' API; lists come in pages, oldest first. */
final class OperatorAnswers {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    private OperatorAnswers() {}

    /** What a route throws is an answer as well. */
    static Handler<RoutingContext> answering(Function<RoutingContext, Future<Buffer>> route) {
        return context -> Future.succeededFuture(context)
                .compose(route)
                .onComplete(
                        body -> context.response()
                                .putHeader("Content-Type", "application/json")
                                .end(body),
                        context::fail);
    }

    static Buffer data(Json.Writing value) {
        return Json.buffer(json -> {
            json.writeStartObject();
            json.writeFieldName("data");
            value.to(json);
            json.writeEndObject();
        });
    }

    /** @param list takes the id after which the page begins, and how many it holds at the most */
    static <T> Future<Buffer> page(
            RoutingContext context,
            PublicId kind,
            BiFunction<Optional<UUID>, Integer, Future<Page<T>>> list,
            Function<T, UUID> id,
            Function<T, Json.Writing> item) {
        return list.apply(after(context, kind), limit(context))
                .map(page -> Json.buffer(json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("data");
                    for (T each : page.items()) {
                        item.apply(each).to(json);
                    }
                    json.writeEndArray();
                    json.writeBooleanField("has_more", page.hasMore());
                    json.writeStringField(
                            "next_cursor",
                            page.hasMore()
                                    ? kind.format(id.apply(
                                            page.items().get(page.items().size() - 1)))
                                    : null);
                    json.writeEndObject();
                }));
    }

    /** The id in a path of {@code /operator/…/:id/…}. */
    static UUID id(RoutingContext context, PublicId kind) {
        return kind.parse(context.pathParam("id")).orElseThrow(ApiProblem::notFound);
    }

    static void time(JsonGenerator json, String name, Optional<Instant> time) throws IOException {
        json.writeStringField(name, time.map(Instant::toString).orElse(null));
    }

    private static Optional<UUID> after(RoutingContext context, PublicId kind) {
        List<String> values = context.queryParam("starting_after");
        Optional<UUID> id = values.stream().findFirst().flatMap(kind::parse);
        if (values.size() > 1 || (id.isEmpty() && !values.isEmpty())) {
            throw ApiProblem.invalid("starting_after", "must be the id of an item of this list");
        }
        return id;
    }

    private static int limit(RoutingContext context) {
        List<String> values = context.queryParam("limit");
        if (values.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        boolean fits = values.size() == 1
                && values.get(0).matches("[0-9]{1,3}")
                && Integer.parseInt(values.get(0)) >= 1
                && Integer.parseInt(values.get(0)) <= MAX_LIMIT;
        if (!fits) {
            throw ApiProblem.invalid("limit", "must be a whole number from 1 to " + MAX_LIMIT);
        }
        return Integer.parseInt(values.get(0));
    }
}
