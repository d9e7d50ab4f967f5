package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Movement;
import com.ovgcpayments.gateway.connector.Movement.Kind;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The balance transactions of a Stripe account (docs.stripe.com/reports/balance-transaction-types), read as movements. */
final class StripeMovements {
    static final String PATH = "/v1/balance_transactions";

    private static final int PAGE_SIZE = 100;

    private StripeMovements() {}

    static StripeForm query(ConnectorRequest.Movements request) {
        StripeForm query = new StripeForm()
                .put("created[gte]", request.from().getEpochSecond())
                .put("created[lt]", secondAfter(request.to()))
                .put("limit", PAGE_SIZE)
                .expand("data.source");
        request.cursor().ifPresent(last -> query.put("starting_after", last));
        return query;
    }

    private static long secondAfter(Instant instant) {
        return instant.getEpochSecond() + (instant.getNano() == 0 ? 0 : 1);
    }

    /** @throws UnfitAnswer if it is no list of balance transactions */
    static MovementsReading page(ProcessorJson list) throws UnfitAnswer {
        List<Movement> movements = new ArrayList<>();
        for (ProcessorJson each : list.requireObjects("data")) {
            movements.add(movement(each));
        }
        boolean more = list.requireFlag("has_more");
        if (more && movements.isEmpty()) {
            throw new UnfitAnswer("a list that hides its rest");
        }
        return new MovementsReading.Page(
                movements,
                more ? Optional.of(movements.get(movements.size() - 1).id()) : Optional.empty());
    }

    private static Movement movement(ProcessorJson booked) throws UnfitAnswer {
        if (!StripeObject.is(booked, "balance_transaction")) {
            throw new UnfitAnswer("something else than balance transactions");
        }
        String currency = StripeMoney.currency(booked.requireText("currency"));
        long amount = booked.requireNumber("amount");
        long fee = booked.requireNumber("fee");
        if (booked.requireNumber("net") != amount - fee) {
            throw new UnfitAnswer("a net that is not the amount less the fee");
        }
        Kind kind = kind(booked.requireText("type"), booked.text("reporting_category"), amount);
        Money gross = StripeMoney.ofStripe(Math.abs(amount), currency);
        Optional<ProcessorJson> source = Optional.empty();
        if (booked.json().path("source").isObject()) {
            source = booked.object("source");
        }
        String id = booked.requireText("id");
        return new Movement(
                id,
                kind,
                subject(kind, source)
                        .or(() -> booked.at("/source/id"))
                        .or(() -> booked.at("/source"))
                        .orElse(id),
                hasPrice(kind) && source.isPresent() ? price(source.get(), gross) : gross,
                gross,
                StripeMoney.minor(fee, currency),
                booked.requireUnixTime("created"),
                booked.requireUnixTime("available_on"));
    }

    /** Types that are not named here, and those that go the other way than they should, are for a person to look at. */
    private static Kind kind(String type, Optional<String> category, long amount) {
        boolean comes = amount >= 0;
        Kind kind = switch (type) {
            case "charge", "payment" -> Kind.CAPTURE;
            case "refund", "payment_refund" -> Kind.REFUND;
            case "refund_failure", "payment_failure_refund" -> Kind.REFUND_REVERSAL;
            case "payout" -> Kind.PAYOUT;
            case "payout_failure", "payout_cancel" -> Kind.PAYOUT_REVERSAL;
            case "stripe_fee", "stripe_fx_fee", "tax_fee", "network_cost" -> Kind.FEE;
            case "adjustment" ->
                category.filter(word -> word.startsWith("dispute")).isEmpty()
                        ? Kind.OTHER_IN
                        : comes ? Kind.DISPUTE_REVERSAL : Kind.DISPUTE;
            default -> Kind.OTHER_IN;
        };
        return kind.comes() == comes && kind != Kind.OTHER_IN ? kind : comes ? Kind.OTHER_IN : Kind.OTHER_OUT;
    }

    /** A capture is known to the gateway by its payment. */
    private static Optional<String> subject(Kind kind, Optional<ProcessorJson> source) throws UnfitAnswer {
        return kind == Kind.CAPTURE && source.isPresent()
                ? StripeObject.idOf(source.get(), "payment_intent")
                : Optional.empty();
    }

    private static boolean hasPrice(Kind kind) {
        return switch (kind) {
            case CAPTURE, REFUND, REFUND_REVERSAL, DISPUTE, DISPUTE_REVERSAL -> true;
            default -> false;
        };
    }

    /** What the payer paid or got back; where that is of the account's currency, what was booked of it. */
    private static Money price(ProcessorJson source, Money gross) throws UnfitAnswer {
        Money price = StripeMoney.ofStripe(source.requireNumber("amount"), source.requireText("currency"));
        return price.currency().equals(gross.currency()) ? gross : price;
    }
}
