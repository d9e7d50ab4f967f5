package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Frame;
import com.ovgcpayments.gateway.outbox.Event;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What an event is about, as its body says.
 *
 * @param path where the dashboard shows it
 * @param amount of what happened, in minor units
 */
record EventSubject(String id, String path, Optional<Amount> amount) {
    private record Kind(String key, String folder) {}

    /** The first that an event has is what it is about; nearly every event has a session beside it. */
    private static final List<Kind> KINDS = List.of(
            new Kind("refund", "/refunds/"),
            new Kind("payout", "/payouts/"),
            new Kind("endpoint", "/webhooks/"),
            new Kind("session", "/payments/"));

    record Amount(long minor, String currency) {
        String text(Frame frame) {
            return frame.amount(minor, currency);
        }
    }

    /** Empty if it is of a kind that has no page. */
    static Optional<EventSubject> of(Event event) {
        JsonObject data;
        try {
            data = new JsonObject(event.body()).getJsonObject("data", new JsonObject());
        } catch (DecodeException e) {
            return Optional.empty();
        }
        for (Kind kind : KINDS) {
            if (data.getValue(kind.key()) instanceof JsonObject subject
                    && subject.getValue("id") instanceof String id) {
                return Optional.of(new EventSubject(id, kind.folder() + id, amount(subject)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Amount> amount(JsonObject subject) {
        return subject.getValue("amount") instanceof Number minor
                        && subject.getValue("currency") instanceof String currency
                ? Optional.of(new Amount(minor.longValue(), currency))
                : Optional.empty();
    }
}
