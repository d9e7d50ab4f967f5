package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.webhook.Delivery;
import com.ovgcpayments.gateway.webhook.RecentTries;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint and what was sent to it.
 *
 * @param status which deliveries are shown; empty for all
 * @param further whether these are not the latest
 */
record EndpointPage(
        WebhookEndpoint endpoint,
        RecentTries recent,
        Optional<Delivery.Status> status,
        boolean further,
        Page<Delivery> deliveries) {

    /** A choice of deliveries: {@code show} is empty for all. */
    record Tab(String show, String words, boolean current) {}

    String path() {
        return "/webhooks/" + PublicId.WEBHOOK_ENDPOINT.format(endpoint.id());
    }

    String id() {
        return PublicId.WEBHOOK_ENDPOINT.format(endpoint.id());
    }

    Badge badge() {
        return Badge.of(endpoint);
    }

    Badge badge(Delivery delivery) {
        return Badge.of(delivery);
    }

    String id(Delivery delivery) {
        return PublicId.DELIVERY.format(delivery.id());
    }

    List<Tab> tabs() {
        return Stream.concat(
                        Stream.of(new Tab("", "All", status.isEmpty())),
                        Arrays.stream(Delivery.Status.values())
                                .map(each -> new Tab(each.word(), words(each), status.equals(Optional.of(each)))))
                .toList();
    }

    private static String words(Delivery.Status status) {
        return switch (status) {
            case PENDING -> "Waiting";
            case SUCCEEDED -> "Delivered";
            case FAILED -> "Failed";
        };
    }

    String listPath() {
        return status.map(shown -> path() + "?show=" + shown.word()).orElse(path());
    }

    @Nullable String next() {
        if (!deliveries.hasMore()) {
            return null;
        }
        String last = id(deliveries.items().get(deliveries.items().size() - 1));
        return listPath() + (status.isPresent() ? "&" : "?") + "after=" + last;
    }

    /** The last thing that the endpoint said, or did not say. */
    Optional<Badge> answer(Delivery delivery) {
        return last(delivery).map(Badge::of);
    }

    Optional<Delivery.Try> last(Delivery delivery) {
        List<Delivery.Try> tries = delivery.tries();
        return tries.isEmpty() ? Optional.empty() : Optional.of(tries.get(tries.size() - 1));
    }

    /** Why the endpoint is disabled, for its owner. */
    static String why(WebhookEndpoint.Disabled disabled) {
        return switch (disabled.reason()) {
            case "answered_410" -> "It answered 410 Gone, which says that it will not be back.";
            case "only_failures_for_5_days" -> "Nothing but failures came back for five days.";
            default -> "It was switched off here or by the API.";
        };
    }
}
