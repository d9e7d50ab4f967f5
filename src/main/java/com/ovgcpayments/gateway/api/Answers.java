package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.RequestFrame;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.session.Page;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** How the API answers: everything under {@code data}. */
final class Answers {
    private Answers() {}

    static Buffer data(Json.Writing value) {
        return Json.buffer(json -> {
            json.writeStartObject();
            json.writeFieldName("data");
            value.to(json);
            json.writeEndObject();
        });
    }

    /** A page of a list. The cursor is the last item's id, to be sent as {@code starting_after}. */
    static <T> Buffer page(Page<T> page, Function<T, Json.Writing> item, Function<T, String> id) {
        return Json.buffer(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("data");
            for (T each : page.items()) {
                item.apply(each).to(json);
            }
            json.writeEndArray();
            json.writeBooleanField("has_more", page.hasMore());
            json.writeStringField(
                    "next_cursor",
                    page.hasMore() ? id.apply(page.items().get(page.items().size() - 1)) : null);
            json.writeEndObject();
        });
    }

    /** Sends the answer when it is there; a failure goes to the one exit for errors. */
    static void send(RoutingContext context, Future<Answer> answer) {
        answer.onComplete(
                given -> {
                    RequestFrame.answered(context, given.body());
                    if (given.replayed()) {
                        context.response().putHeader("Idempotent-Replayed", "true");
                    }
                    context.response()
                            .setStatusCode(given.status())
                            .putHeader("Content-Type", "application/json")
                            .end(given.body());
                },
                context::fail);
    }
}
