package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubDouble;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubInvoice;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeCharge;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeRefund;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the processors themselves have written down, in the gateway's words. */
record ProcessorBooks(List<Payment> payments, List<Capture> captures, List<Refund> refunds) {
    private static final Pattern SESSION = Pattern.compile("/checkout/([0-9a-f-]{36})/");

    /**
     * A page that was opened for a payer.
     *
     * @param name the processor's
     * @param reference the attempt's; at SellHub, which takes none, the session's
     * @param open whether anybody could still pay on it
     */
    record Payment(String connector, String name, String reference, boolean open) {}

    /**
     * Money that was taken.
     *
     * @param ref by which the gateway knows it
     * @param payment {@link Payment#name}
     * @param session the gateway's
     * @param back how much of it was paid back, or is about to be
     */
    record Capture(
            String connector, String ref, String payment, String session, long amount, String currency, long back) {}

    /**
     * Money that went back, or was to.
     *
     * @param ref of the capture
     * @param ours the gateway's id of the refund
     * @param stands false if it has failed
     * @param done false while it is under way
     */
    record Refund(String ref, String ours, long amount, boolean stands, boolean done) {}

    static ProcessorBooks read(Processors processors) {
        StripeDouble stripe = processors.stripe();
        SellHubDouble sellhub = processors.sellhub();
        Map<String, StripeSession> byIntent = stripe.sessions().stream()
                .filter(session -> session.paymentIntent().isPresent())
                .collect(Collectors.toMap(session -> session.paymentIntent().orElseThrow(), Function.identity()));
        Stream<Payment> atStripe = stripe.sessions().stream()
                .map(session -> new Payment(
                        "stripe",
                        session.id(),
                        session.reference().orElse(""),
                        session.status() == StripeSession.Status.OPEN));
        Stream<Payment> atSellHub = sellhub.sessions().stream()
                .map(session -> new Payment("sellhub", session.id(), sessionOf(session.returnUrl()), true));
        Stream<Capture> stripes = stripe.charges().stream()
                .map(charge -> capture(charge, Objects.requireNonNull(byIntent.get(charge.paymentIntent())), stripe));
        Stream<Capture> sellhubs =
                sellhub.invoices().stream().filter(SellHubInvoice::paid).map(ProcessorBooks::capture);
        return new ProcessorBooks(
                Stream.concat(atStripe, atSellHub).toList(),
                Stream.concat(stripes, sellhubs).toList(),
                stripe.refunds().stream().map(ProcessorBooks::refund).toList());
    }

    ProcessorBooks with(ProcessorBooks more) {
        return new ProcessorBooks(
                Stream.concat(payments.stream(), more.payments.stream()).toList(),
                Stream.concat(captures.stream(), more.captures.stream()).toList(),
                Stream.concat(refunds.stream(), more.refunds.stream()).toList());
    }

    private static Capture capture(StripeCharge charge, StripeSession session, StripeDouble stripe) {
        return new Capture(
                "stripe",
                charge.paymentIntent(),
                session.id(),
                session.reference().orElse("").replaceFirst("_\\d+$", ""),
                charge.amount(),
                charge.currency().toUpperCase(Locale.ROOT),
                stripe.refunded(charge.id()));
    }

    private static Capture capture(SellHubInvoice invoice) {
        return new Capture(
                "sellhub",
                invoice.id(),
                invoice.session().id(),
                sessionOf(invoice.session().returnUrl()),
                invoice.total().movePointRight(2).longValueExact(),
                invoice.session().currency().toUpperCase(Locale.ROOT),
                0);
    }

    private static Refund refund(StripeRefund refund) {
        return new Refund(
                refund.paymentIntent(),
                refund.metadata().getOrDefault("ovgc_refund", ""),
                refund.amount(),
                refund.status().counts(),
                refund.status() == StripeRefund.Status.SUCCEEDED);
    }

    private static String sessionOf(String returnUrl) {
        Matcher session = SESSION.matcher(returnUrl);
        if (!session.find()) {
            throw new IllegalStateException("a checkout at SellHub that leads nowhere: " + returnUrl);
        }
        return session.group(1);
    }
}
