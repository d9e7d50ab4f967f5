package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
     * @param answered whether Stripe answered every question, and with what fits it
     * @param complete whether everything was looked through
     * @param reason why nothing was found
     */
    record Found<T>(Optional<T> object, boolean answered, boolean complete, String reason) {}

    /** An element of a list, read as what is looked for; empty if it is another. */
    private interface Wanted<T> extends StripeReply.Reading<Optional<T>> {}

    StripeSearch(StripeApi api) {
        this.api = api;
    }

    /** The id of an attempt's Checkout Session, among those that were opened at about its time. */
    Future<Found<String>> sessionOf(ConnectorRequest.Fetch request) {
        Instant startedAt = request.startedAt();
        StripeForm query = new StripeForm()
                .put("created[gte]", startedAt.minus(BEFORE).getEpochSecond())
                .put("created[lte]", startedAt.plus(AFTER).getEpochSecond());
        return page(
                request.mode(),
                StripeConnector.SESSIONS,
                query,
                session -> session.text("client_reference_id").equals(Optional.of(request.reference()))
                        ? Optional.of(session.requireText("id"))
                        : Optional.empty(),
                1);
    }

    /** A refund, among those of its payment. */
    Future<RefundOutcome> refundOf(ConnectorRequest.Refund refund) {
        StripeForm query = new StripeForm().put("payment_intent", refund.captureRef());
        Wanted<RefundOutcome> wanted = each ->
                StripeRefund.isOf(each, refund) ? Optional.of(StripeRefund.outcome(each, refund)) : Optional.empty();
        return page(refund.mode(), StripeConnector.REFUNDS, query, wanted, 1)
                .map(found -> found.object()
                        .orElseGet(() -> found.complete()
                                ? new RefundOutcome.NotFound(found.reason())
                                : new RefundOutcome.Unknown(found.reason())));
    }

    /** All refunds and disputes of a payment; unknown if there are more than can be looked through. */
    Future<ReversalsReading> reversalsOf(ConnectorRequest.Reversals asked) {
        return all(asked, StripeConnector.REFUNDS, refund -> StripeReversals.refund(refund, asked))
                .compose(refunds -> refunds.object().isEmpty()
                        ? Future.succeededFuture(new ReversalsReading.Unknown(refunds.reason()))
                        : all(asked, StripeReversals.DISPUTES, dispute -> StripeReversals.dispute(dispute, asked))
                                .map(disputes -> disputes.object()
                                        .<ReversalsReading>map(list -> new ReversalsReading.Known(
                                                refunds.object().get(), list))
                                        .orElseGet(() -> new ReversalsReading.Unknown(disputes.reason()))));
    }

    private <T> Future<Found<List<T>>> all(
            ConnectorRequest.Reversals asked, String path, StripeReply.Reading<T> reading) {
        List<T> all = new ArrayList<>();
        StripeForm query = new StripeForm().put("payment_intent", asked.captureRef());
        Wanted<T> everything = element -> {
            all.add(reading.of(element));
            return Optional.empty();
        };
        return page(asked.mode(), path, query, everything, 1)
                .map(found -> new Found<>(
                        found.complete() ? Optional.of(List.copyOf(all)) : Optional.empty(),
                        found.answered(),
                        found.complete(),
                        found.reason()));
    }

    private <T> Future<Found<T>> page(Mode mode, String path, StripeForm query, Wanted<T> wanted, int number) {
        query.put("limit", PAGE_SIZE);
        return api.get(mode, path, query).compose(reply -> {
            if (!(reply instanceof StripeReply.Done done)) {
                return Future.succeededFuture(new Found<>(Optional.empty(), false, false, reply.reason()));
            }
            try {
                List<ProcessorJson> elements = done.object().requireObjects("data");
                for (ProcessorJson element : elements) {
                    Optional<T> object = wanted.of(element);
                    if (object.isPresent()) {
                        return Future.succeededFuture(new Found<>(object, true, true, ""));
                    }
                }
                if (!done.object().requireFlag("has_more")) {
                    return Future.succeededFuture(
                            new Found<>(Optional.empty(), true, true, "stripe has none of this name"));
                }
                if (elements.isEmpty()) {
                    throw new UnfitAnswer("a list that hides its rest");
                }
                if (number == MOST_PAGES) {
                    return Future.succeededFuture(
                            new Found<>(Optional.empty(), true, false, "too many at stripe to look through"));
                }
                query.put("starting_after", elements.get(elements.size() - 1).requireText("id"));
                return page(mode, path, query, wanted, number + 1);
            } catch (UnfitAnswer | IllegalArgumentException unfit) {
                return Future.succeededFuture(
                        new Found<>(Optional.empty(), false, false, "stripe answered with " + unfit.getMessage()));
            }
        });
    }
}
