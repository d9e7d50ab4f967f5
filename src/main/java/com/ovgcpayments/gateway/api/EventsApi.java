package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.outbox.EventQuery;
import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.outbox.Events;
import com.ovgcpayments.gateway.session.Page;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** {@code /api/events}. An event reads as it is sent to endpoints, byte for byte. */
final class EventsApi {
    private static final List<String> TYPES = Stream.concat(
                    Arrays.stream(EventType.values()).map(EventType::word), Stream.of(Events.TEST))
            .toList();

    private final Events events;

    EventsApi(Events events) {
        this.events = events;
    }

    Future<Answer> list(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        Query query = new Query(context);
        int limit = query.limit();
        EventQuery wanted = new EventQuery(
                limit + 1,
                query.value("starting_after", "must be the id of an event", PublicId.EVENT::parse),
                query.value(
                        "type",
                        "must be one of " + String.join(", ", TYPES),
                        text -> Optional.of(text).filter(TYPES::contains)),
                query.time("created_from"),
                query.time("created_to"));
        query.check();
        return events.list(key.merchantId(), key.mode(), wanted)
                .map(found -> Answer.of(
                        200,
                        Answers.page(
                                Page.of(found, limit),
                                event -> json -> json.writeRawValue(event.body()),
                                event -> PublicId.EVENT.format(event.id()))));
    }

    Future<Answer> get(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        UUID id = PublicId.EVENT.parse(context.pathParam("id")).orElseThrow(ApiProblem::notFound);
        return events.find(key.merchantId(), key.mode(), id)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(event -> Answer.of(200, Answers.data(json -> json.writeRawValue(event.body()))));
    }
}
