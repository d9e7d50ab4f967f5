package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds at Stripe what was made there without our hearing of its id. */
final class StripeSearch {
    private static final int PAGE_SIZE = 100;
    private static final int MOST_PAGES = 10;

    /** A request is sent at once or not at all, so what came of it is about as old as the attempt. */
    private static final Duration BEFORE = Duration.ofMinutes(2);

    private static final Duration AFTER = Duration.ofMinutes(10);

    private final StripeApi api;

    /**
     * What a search came to.
     *
     * @param object what was looked for, if it was found
     * @param answered whether Stripe answered every question
     * @param complete whether everything was looked through
     * @param reason why nothing was found
     */
    record Found(Optional<StripeObject> object, boolean answered, boolean complete, String reason) {
        /** Empty too if what was found has no id. */
        Optional<String> id() {
            try {
                return object.isPresent() ? object.get().text("id") : Optional.empty();
            } catch (UnfitAnswer unfit) {
                return Optional.empty();
            }
        }
    }

    /** Whether an element of a list is the one. */
    @FunctionalInterface
    private interface Wanted {
        boolean is(StripeObject element) throws UnfitAnswer;
    }

    StripeSearch(StripeApi api) {
        this.api = api;
    }

    /** The Checkout Session of an attempt, among those that were opened at about its time. */
    Future<Found> sessionOf(ConnectorRequest.Fetch request) {
        Instant startedAt = request.startedAt();
        StripeForm query = new StripeForm()
                .put("created[gte]", startedAt.minus(BEFORE).getEpochSecond())
                .put("created[lte]", startedAt.plus(AFTER).getEpochSecond());
        return page(
                request.mode(),
                StripeConnector.SESSIONS,
                query,
                session -> session.text("client_reference_id").equals(Optional.of(request.reference())),
                1);
    }

    /** A refund, among those of its payment. */
    Future<RefundOutcome> refundOf(ConnectorRequest.Refund refund) {
        StripeForm query = new StripeForm().put("payment_intent", refund.captureRef());
        return page(refund.mode(), StripeConnector.REFUNDS, query, each -> StripeRefund.isOf(each, refund), 1)
                .map(found -> {
                    if (found.object().isEmpty()) {
                        return found.complete()
                                ? new RefundOutcome.NotFound(found.reason())
                                : new RefundOutcome.Unknown(found.reason());
                    }
                    try {
                        return StripeRefund.outcome(found.object().get(), refund);
                    } catch (UnfitAnswer | IllegalArgumentException unfit) {
                        return new RefundOutcome.Unknown("stripe answered with " + unfit.getMessage());
                    }
                });
    }

    private Future<Found> page(Mode mode, String path, StripeForm query, Wanted wanted, int number) {
        query.put("limit", PAGE_SIZE);
        return api.get(mode, path, query).compose(reply -> {
            if (!(reply instanceof StripeReply.Done done)) {
                return Future.succeededFuture(new Found(Optional.empty(), false, false, reply.reason()));
            }
            try {
                List<StripeObject> elements = done.object().list("data");
                for (StripeObject element : elements) {
                    if (wanted.is(element)) {
                        return Future.succeededFuture(new Found(Optional.of(element), true, true, ""));
                    }
                }
                if (!done.object().requireFlag("has_more") || elements.isEmpty()) {
                    return Future.succeededFuture(
                            new Found(Optional.empty(), true, true, "stripe has none of this name"));
                }
                if (number == MOST_PAGES) {
                    return Future.succeededFuture(
                            new Found(Optional.empty(), true, false, "too many at stripe to look through"));
                }
                query.put("starting_after", elements.get(elements.size() - 1).requireText("id"));
                return page(mode, path, query, wanted, number + 1);
            } catch (UnfitAnswer unfit) {
                return Future.succeededFuture(
                        new Found(Optional.empty(), false, false, "stripe answered with " + unfit.getMessage()));
            }
        });
    }
}
