package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.Event;
import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.outbox.Events;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.webhook.DeliveryOutcomes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's events.
 *
 * @param filter by type and day
 * @param further whether these are not the latest
 * @param outcomes of the deliveries, by event
 * @param command lists them without the dashboard
 */
record EventListPage(
        Form filter, boolean further, Page<Event> events, Map<UUID, DeliveryOutcomes> outcomes, String command) {
    static final List<String> TYPES = Stream.concat(
                    Arrays.stream(EventType.values()).map(EventType::word), Stream.of(Events.TEST))
            .toList();

    List<String> types() {
        return TYPES;
    }

    boolean filtered() {
        return Stream.of("type", "from", "to")
                .anyMatch(name -> filter.optional(name).isPresent());
    }

    String id(Event event) {
        return PublicId.EVENT.format(event.id());
    }

    Optional<EventSubject> subject(Event event) {
        return EventSubject.of(event);
    }

    /** How its deliveries stand; empty if nobody is told of it. */
    Optional<Badge> delivered(Event event) {
        DeliveryOutcomes all = outcomes.getOrDefault(event.id(), DeliveryOutcomes.NONE);
        if (all.all() == 0) {
            return Optional.empty();
        }
        if (all.failed() > 0) {
            return Optional.of(new Badge("bad", "Failed" + part(all.failed(), all.all())));
        }
        return Optional.of(
                all.pending() > 0
                        ? new Badge("wait", "Waiting" + part(all.pending(), all.all()))
                        : new Badge("good", "Delivered"));
    }

    private static String part(int some, int all) {
        return all == 1 ? "" : " at " + some + " of " + all;
    }

    String first() {
        return link().toString();
    }

    @Nullable String next() {
        return events.hasMore()
                ? link().with("after", id(events.items().get(events.items().size() - 1)))
                        .toString()
                : null;
    }

    private Link link() {
        return Link.to("/events")
                .with("type", filter.text("type"))
                .with("from", filter.text("from"))
                .with("to", filter.text("to"));
    }
}
