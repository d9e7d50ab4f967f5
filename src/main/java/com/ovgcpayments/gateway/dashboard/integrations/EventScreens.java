package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.Event;
import com.ovgcpayments.gateway.outbox.EventQuery;
import com.ovgcpayments.gateway.outbox.Events;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.webhook.DeliveryLog;
import com.ovgcpayments.gateway.webhook.DeliveryOutcomes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What happened to a merchant, whether anybody was told or not. */
final class EventScreens {
    private static final String LIST = "dashboard/integrations/eventList.jte";
    private static final String SHOW = "dashboard/integrations/event.jte";
    private static final int PAGE = 25;

    private final Events events;
    private final DeliveryLog log;
    private final Commands commands;

    EventScreens(Events events, DeliveryLog log, Commands commands) {
        this.events = events;
        this.log = log;
        this.commands = commands;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        Form filter = request.queryForm();
        Optional<UUID> after = request.query("after").flatMap(PublicId.EVENT::parse);
        EventQuery query = new EventQuery(
                PAGE + 1,
                after,
                filter.optional("type").filter(EventListPage.TYPES::contains),
                Days.from(filter),
                Days.to(filter));
        if (!filter.isSound()) {
            return Future.succeededFuture(
                    ScreenAnswer.unsound(LIST, page(filter, after, new Page<>(List.of(), false), Map.of())));
        }
        return events.list(request.merchantId(), request.mode(), query)
                .map(found -> Page.of(found, PAGE))
                .compose(found -> log.outcomes(
                                request.merchantId(),
                                request.mode(),
                                found.items().stream().map(Event::id).toList())
                        .map(outcomes -> ScreenAnswer.page(LIST, page(filter, after, found, outcomes))));
    }

    private EventListPage page(
            Form filter, Optional<UUID> after, Page<Event> found, Map<UUID, DeliveryOutcomes> outcomes) {
        return new EventListPage(filter, after.isPresent(), found, outcomes, commands.listEvents());
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return events.find(request.merchantId(), request.mode(), request.path("id", PublicId.EVENT))
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(event -> log.ofEvent(request.merchantId(), request.mode(), event.id())
                        .map(deliveries -> ScreenAnswer.page(SHOW, new EventPage(event, deliveries))));
    }
}
