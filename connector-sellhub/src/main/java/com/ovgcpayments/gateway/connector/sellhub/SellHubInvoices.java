package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The invoices of one of SellHub's checkouts, read as what became of an attempt.
 *
 * @param session SellHub's id of the checkout
 * @param price what was asked for
 * @param bought whether a variant is sold in the price's currency
 */
record SellHubInvoices(String session, Money price, Predicate<String> bought, Map<InvoiceStatus, List<String>> words) {
    /** The documented total is in this currency whatever the invoice is in. */
    private static final String TOTALS_CURRENCY = "USD";

    /** More digits, or a point further away, has no amount of money; calculating with it could take for ever. */
    private static final int MOST_DIGITS = 30;

    /**
     * What the invoices say. An invoice that waits or was cancelled stands for nothing: the page on which it was made
     * stays open, and can make another.
     *
     * @param paid captures
     * @param takenBack invoices whose money was taken, and was paid back or is disputed
     * @param unheard words of status that nobody knows
     */
    record Reading(List<Outcome.Capture> paid, List<Told> takenBack, List<Told> unheard) {}

    /** @param status SellHub's word for it */
    record Told(String invoice, String status) {}

    /** The invoices in an answer. */
    static List<ProcessorJson> in(ProcessorJson answer) throws UnfitAnswer {
        return answer.requireObject("data").requireObjects("invoices");
    }

    /** The checkout from which an invoice comes, if from one. */
    static Optional<String> sessionOf(ProcessorJson invoice) {
        return invoice.at("/createdOnSessionId");
    }

    /** Those of this checkout in an answer. */
    List<ProcessorJson> ours(ProcessorJson answer) throws UnfitAnswer {
        return in(answer).stream()
                .filter(invoice -> sessionOf(invoice).equals(Optional.of(session)))
                .toList();
    }

    /**
     * @param invoices of this checkout; one that is named twice counts once
     * @throws UnfitAnswer if one that may have been paid cannot be read
     */
    Reading read(List<ProcessorJson> invoices) throws UnfitAnswer {
        Map<String, ProcessorJson> byId = new LinkedHashMap<>();
        for (ProcessorJson invoice : invoices) {
            byId.put(invoice.requireText("id"), invoice);
        }
        List<Outcome.Capture> paid = new ArrayList<>();
        List<Told> takenBack = new ArrayList<>();
        List<Told> unheard = new ArrayList<>();
        for (Map.Entry<String, ProcessorJson> each : byId.entrySet()) {
            String word = each.getValue().requireText("status");
            Optional<InvoiceStatus> status = InvoiceStatus.of(word, words);
            if (status.isEmpty()) {
                unheard.add(new Told(each.getKey(), word));
            } else {
                switch (status.get()) {
                    case PAID -> paid.add(capture(each.getKey(), each.getValue()));
                    case REFUNDED, DISPUTED -> takenBack.add(new Told(each.getKey(), word));
                    case PENDING, CANCELLED -> {
                        // nothing was taken yet
                    }
                }
            }
        }
        return new Reading(paid, takenBack, unheard);
    }

    private Outcome.Capture capture(String id, ProcessorJson invoice) throws UnfitAnswer {
        return new Outcome.Capture(id, total(invoice), invoice.requireTime("createdAt"));
    }

    private Money total(ProcessorJson invoice) throws UnfitAnswer {
        List<ProcessorJson> items = invoice.requireObjects("invoiceItems");
        if (items.isEmpty()) {
            throw new UnfitAnswer("an invoice about nothing");
        }
        for (ProcessorJson item : items) {
            if (!bought.test(item.requireText("productVariantId"))) {
                throw new UnfitAnswer("an invoice about something else than was sold");
            }
        }
        String currency = price.currency();
        BigDecimal major = currency.equals(TOTALS_CURRENCY) ? decimal(invoice, "totalInUsd") : sum(items);
        try {
            return new Money(
                    major.movePointRight(Currencies.exponent(currency).orElseThrow())
                            .longValueExact(),
                    currency);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new UnfitAnswer("a total that is no amount of " + currency);
        }
    }

    private static BigDecimal sum(List<ProcessorJson> items) throws UnfitAnswer {
        BigDecimal sum = BigDecimal.ZERO;
        for (ProcessorJson item : items) {
            if (item.at("/couponId").isPresent()) {
                throw new UnfitAnswer("an invoice with a coupon, which does not tell what was paid");
            }
            sum = sum.add(decimal(item, "price").multiply(BigDecimal.valueOf(item.requireNumber("quantity"))));
        }
        return sum;
    }

    private static BigDecimal decimal(ProcessorJson json, String field) throws UnfitAnswer {
        BigDecimal value = json.requireDecimal(field);
        if (value.precision() > MOST_DIGITS || Math.abs(value.scale()) > MOST_DIGITS) {
            throw new UnfitAnswer(field + " is no amount");
        }
        return value;
    }
}
