package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.format.JsonText;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.webhook.Delivery;
import com.ovgcpayments.gateway.webhook.DeliveryRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A delivery.
 *
 * @param further whether these are not the latest tries
 */
record DeliveryPage(DeliveryRecord record, boolean further) {
    private static final Duration WORTH_WAITING = Duration.ofSeconds(15);

    Delivery delivery() {
        return record.delivery();
    }

    String id() {
        return PublicId.DELIVERY.format(delivery().id());
    }

    String path() {
        return "/deliveries/" + id();
    }

    String endpointPath() {
        return "/webhooks/" + PublicId.WEBHOOK_ENDPOINT.format(delivery().endpointId());
    }

    String eventId() {
        return PublicId.EVENT.format(delivery().eventId());
    }

    Badge badge() {
        return Badge.of(delivery());
    }

    Badge badge(Delivery.Try tried) {
        return Badge.of(tried);
    }

    /** Whether the next try is so near that the page should show it by itself. */
    boolean moves() {
        return !further
                && delivery().status() == Delivery.Status.PENDING
                && delivery()
                        .nextTryAt()
                        .filter(next -> next.isAfter(Instant.now().plus(WORTH_WAITING)))
                        .isEmpty();
    }

    boolean mayBeSentAgain() {
        return !record.endpoint().deleted()
                && !record.endpoint().disabled()
                && !record.body().isEmpty();
    }

    String body() {
        return JsonText.indented(record.body());
    }

    String headers(Map<String, String> sent) {
        return sent.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    String answer(Delivery.Try tried) {
        return JsonText.indented(tried.answer());
    }

    /** In plain words, with what to do about it. */
    static String why(Delivery.Failure failure) {
        return switch (failure.kind()) {
            case "dns" -> "The host name was not found.";
            case "address_refused" -> "The host leads to an address that is not public, to which nothing is sent.";
            case "connect" -> "No connection could be made.";
            case "tls" -> "The secure connection failed: look at the certificate.";
            case "timeout" -> "No answer came in time. Answer first, then do the work.";
            case "connection_lost" -> "The connection closed before an answer came.";
            default -> "What came back is not HTTP.";
        };
    }

    @Nullable String earlier() {
        return record.earlier()
                ? path() + "?before="
                        + record.tries().get(record.tries().size() - 1).tried().number()
                : null;
    }
}
