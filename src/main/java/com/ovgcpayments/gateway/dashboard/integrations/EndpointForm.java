package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.webhook.EndpointChange;
import com.ovgcpayments.gateway.webhook.InvalidEndpoint;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An endpoint as somebody fills it in.
 *
 * @param endpoint the one that is changed; empty for a new one
 */
record EndpointForm(Form form, Optional<WebhookEndpoint> endpoint) {
    static final String TEMPLATE = "dashboard/integrations/endpointForm.jte";
    static final String EVENTS = "events";

    private static final Map<String, String> NAMES =
            Map.of("url", "The URL ", "description", "The note ", EVENTS, "The list of events ");

    /** With the events ticked that most want. */
    static EndpointForm fresh() {
        return new EndpointForm(Form.of(values("", "", EventType.USUAL)), Optional.empty());
    }

    static EndpointForm of(WebhookEndpoint endpoint) {
        MultiMap values = values(endpoint.url(), endpoint.description(), endpoint.events());
        if (endpoint.disabled().isEmpty()) {
            values.set("enabled", "yes");
        }
        return new EndpointForm(Form.of(values), Optional.of(endpoint));
    }

    private static MultiMap values(String url, String description, List<EventType> events) {
        MultiMap values = MultiMap.caseInsensitiveMultiMap().set("url", url).set("description", description);
        events.forEach(type -> values.add(EVENTS, type.word()));
        return values;
    }

    /** What was filled in, as the engine takes it: with a URL only if it is another. What is empty has a problem noted. */
    EndpointChange change() {
        if (form.text("url").isEmpty()) {
            form.problem("url", "Write the address that takes the events, such as https://yoursite.com/webhooks.");
        }
        if (form.all(EVENTS).isEmpty()) {
            form.problem(EVENTS, "Choose at least one event.");
        }
        Optional<String> saved = endpoint.map(WebhookEndpoint::url);
        return new EndpointChange(
                Optional.of(form.text("url")).filter(url -> !Optional.of(url).equals(saved)),
                Optional.of(form.text("description")),
                Optional.of(form.all(EVENTS)),
                Optional.of(form.isTicked("enabled")));
    }

    /** Notes what the engine finds wrong. */
    EndpointForm refused(InvalidEndpoint invalid) {
        invalid.problems().forEach(each -> form.problem(each.field(), NAMES.get(each.field()) + each.message() + "."));
        return this;
    }

    List<EventType> types() {
        return List.of(EventType.values());
    }

    String words(EventType type) {
        return EventWords.of(type);
    }

    String id() {
        return endpoint.map(saved -> PublicId.WEBHOOK_ENDPOINT.format(saved.id()))
                .orElse("");
    }
}
