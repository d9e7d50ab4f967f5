package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.format.JsonText;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.Event;
import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.webhook.EventDelivery;
import java.util.List;
import java.util.Optional;

/** One event, as it is sent, and to whom it went. */
record EventPage(Event event, List<EventDelivery> deliveries) {
    String id() {
        return PublicId.EVENT.format(event.id());
    }

    /** What its type means. */
    String words() {
        return EventType.ofWord(event.type())
                .map(EventWords::of)
                .orElse("Somebody tries an endpoint out. It tells of nothing.");
    }

    Optional<EventSubject> subject() {
        return EventSubject.of(event);
    }

    String body() {
        return JsonText.indented(event.body());
    }

    Badge badge(EventDelivery delivery) {
        return Badge.of(delivery.delivery());
    }

    String id(EventDelivery delivery) {
        return PublicId.DELIVERY.format(delivery.delivery().id());
    }
}
