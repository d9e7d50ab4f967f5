package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The invoices of one of SellHub's checkouts, read as what became of an attempt.
 *
 * @param session SellHub's id of the checkout
 * @param price what was asked for
 * @param bought whether a variant is sold in the price's currency
 * @param open what it is as long as no invoice says otherwise
 */
record SellHubInvoices(
        String session,
        Money price,
        Predicate<String> bought,
        Map<InvoiceStatus, List<String>> words,
        Outcome.Redirect open) {
    private static final Logger LOG = LoggerFactory.getLogger(SellHubInvoices.class);

    /** The documented field is in this currency whatever the invoice is in. */
    private static final String TOTALS_CURRENCY = "USD";

    /** The invoices in an answer. */
    static List<ProcessorJson> in(ProcessorJson answer) throws UnfitAnswer {
        return answer.requireObject("data").requireObjects("invoices");
    }

    /** @throws UnfitAnswer if it is no list of invoices */
    Outcome outcome(ProcessorJson answer) throws UnfitAnswer {
        List<Outcome.Capture> captures = new ArrayList<>();
        Optional<Outcome> other = Optional.empty();
        for (ProcessorJson invoice : in(answer)) {
            if (invoice.text("createdOnSessionId").equals(Optional.of(session))) {
                String word = invoice.requireText("status");
                Optional<InvoiceStatus> status = InvoiceStatus.of(word, words);
                if (status.equals(Optional.of(InvoiceStatus.PAID))) {
                    captures.add(capture(invoice));
                } else {
                    other = Optional.of(unpaid(invoice, word, status));
                }
            }
        }
        return captures.isEmpty() ? other.orElse(open) : new Outcome.Succeeded(captures);
    }

    /** An unpaid invoice ends nothing: the payer may still pay it. */
    private Outcome unpaid(ProcessorJson invoice, String word, Optional<InvoiceStatus> status) throws UnfitAnswer {
        if (status.isPresent() && status.get() == InvoiceStatus.PENDING) {
            return open;
        }
        String id = invoice.requireText("id");
        if (status.isPresent() && status.get() == InvoiceStatus.CANCELLED) {
            return new Outcome.Closed("sellhub cancelled invoice " + id);
        }
        LOG.atError()
                .addKeyValue("invoice", id)
                .addKeyValue("status", word)
                .log(
                        status.isPresent()
                                ? "an invoice of sellhub's was paid and taken back: look at it there"
                                : "an invoice of sellhub's is in a state that nobody knows; set connectors.sellhub.statusMap");
        return status.isPresent() ? new Outcome.Unknown("sellhub says " + status.get()) : open;
    }

    private Outcome.Capture capture(ProcessorJson invoice) throws UnfitAnswer {
        return new Outcome.Capture(invoice.requireText("id"), total(invoice), invoice.requireTime("createdAt"));
    }

    private Money total(ProcessorJson invoice) throws UnfitAnswer {
        for (ProcessorJson item : invoice.requireObjects("invoiceItems")) {
            if (!bought.test(item.requireText("productVariantId"))) {
                throw new UnfitAnswer("an invoice about something else than was sold");
            }
        }
        String currency = price.currency();
        BigDecimal major = currency.equals(TOTALS_CURRENCY) ? invoice.requireDecimal("totalInUsd") : sum(invoice);
        try {
            return new Money(
                    major.movePointRight(Currencies.exponent(currency).orElseThrow())
                            .longValueExact(),
                    currency);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new UnfitAnswer("a total that is no amount of " + currency);
        }
    }

    private static BigDecimal sum(ProcessorJson invoice) throws UnfitAnswer {
        BigDecimal sum = BigDecimal.ZERO;
        for (ProcessorJson item : invoice.requireObjects("invoiceItems")) {
            sum = sum.add(item.requireDecimal("price").multiply(BigDecimal.valueOf(item.requireNumber("quantity"))));
        }
        return sum;
    }
}
