package com.ovgcpayments.gateway.connector.acme;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as Acme tells of it.
 *
 * @param page where the payer pays, while it is open
 */
record AcmeOrder(String id, String reference, String status, Optional<URI> page, List<Payment> payments) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @param amount in minor units */
    record Payment(String id, long amount, String currency, Instant paidAt) {
        Outcome.Capture capture() {
            return new Outcome.Capture(id, new Money(amount, currency), paidAt);
        }
    }

    /** The part of a notification that is read. */
    private record Event(String id, String type, Optional<String> reference) {}

    /** What an answer says of the order with this reference. */
    static Outcome read(String reference, ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.NotReached notReached) {
            return new Outcome.NotSent(notReached.reason());
        } else if (result instanceof ProcessorHttp.NoAnswer noAnswer) {
            return new Outcome.Unknown(noAnswer.reason());
        }
        ProcessorHttp.Answer answer = (ProcessorHttp.Answer) result;
        boolean json = "application/json".equals(answer.headers().get("Content-Type"));
        if (!json || (answer.status() != 200 && answer.status() != 201)) {
            return new Outcome.Unknown("acme answered " + answer.status());
        }
        try {
            AcmeOrder order = read(answer.body(), AcmeOrder.class);
            return order.reference().equals(reference)
                    ? order.outcome()
                    : new Outcome.Unknown("acme told of another order");
        } catch (IOException | IllegalArgumentException unreadable) {
            return new Outcome.Unknown("acme's answer is unreadable");
        }
    }

    /** The same of an answer to begin: there a refusal of the key means that nothing was made. */
    static Outcome readBegun(String reference, ProcessorHttp.Result result) {
        return isRefusal(result) ? new Outcome.NotSent("acme refuses the key") : read(reference, result);
    }

    static boolean isRefusal(ProcessorHttp.Result result) {
        return result instanceof ProcessorHttp.Answer answer && answer.status() == 401;
    }

    private Outcome outcome() {
        return switch (status) {
            case "open" -> new Outcome.Redirect(page.orElseThrow(IllegalArgumentException::new), id);
            case "paid" ->
                new Outcome.Succeeded(payments.stream().map(Payment::capture).toList());
            case "refused" -> new Outcome.Declined("refused", DeclineReason.GENERIC, false);
            case "expired" -> new Outcome.Closed(status);
            default -> new Outcome.Unknown("acme says: " + status);
        };
    }

    /** What a message says of which the signature has been verified. */
    static NotificationReading readEvent(Buffer body) {
        try {
            Event event = read(body, Event.class);
            return new NotificationReading.Verified(event.id(), event.type(), event.reference(), Optional.empty());
        } catch (IOException | IllegalArgumentException unreadable) {
            return new NotificationReading.Rejected("signed, but not an event");
        }
    }

    private static <T> T read(Buffer body, Class<T> type) throws IOException {
        return Optional.ofNullable(JSON.readValue(body.getBytes(), type)).orElseThrow(IOException::new);
    }
}
