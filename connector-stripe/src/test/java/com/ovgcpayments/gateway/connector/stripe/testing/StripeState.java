package com.ovgcpayments.gateway.connector.stripe.testing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything the double knows of money. Read and changed under its own lock only, see {@link #locked}. */
final class StripeState {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    final Shelf<StripeSession> sessions = new Shelf<>();
    final Shelf<StripePaymentIntent> paymentIntents = new Shelf<>();
    final Shelf<StripeCharge> charges = new Shelf<>();
    final Shelf<StripeRefund> refunds = new Shelf<>();
    final Shelf<StripeDispute> disputes = new Shelf<>();
    final Shelf<StripeBalanceTransaction> balanceTransactions = new Shelf<>();
    final Shelf<StripePayout> payouts = new Shelf<>();
    final Shelf<StripeEvent> events = new Shelf<>();
    final Shelf<StripeEndpoint> endpoints = new Shelf<>();
    final Map<String, Lie> lies = new HashMap<>();
    Optional<Lie> lieAboutNext = Optional.empty();
    Optional<Presentment> presentment = Optional.empty();
    StripeAccount account = new StripeAccount(id("acct"), "Double Ltd", "US", "usd", true, true);

    private final Clock clock;
    private Runnable beforeEach = () -> {};

    StripeState(Clock clock) {
        this.clock = clock;
    }

    /** What time has brought about, and is to be done before anything else is. */
    void beforeEach(Runnable step) {
        beforeEach = step;
    }

    synchronized <T> T locked(Supplier<T> act) {
        beforeEach.run();
        return act.get();
    }

    synchronized void change(Runnable act) {
        beforeEach.run();
        act.run();
    }

    /** Stripe tells time in whole seconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    static String id(String prefix) {
        return prefix + "_" + random(24);
    }

    static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** In what the payer of a session sees its price, if that is not what it was created with. */
    Optional<Presentment> presentment(StripeSession session) {
        return presentment.filter(
                other -> session.order().adaptivePricing() && !other.currency().equals(session.currency()));
    }

    /** How much of a charge is refunded or about to be. */
    long refunded(String charge) {
        return refunds.all().stream()
                .filter(refund ->
                        refund.charge().equals(charge) && refund.status().counts())
                .mapToLong(StripeRefund::amount)
                .sum();
    }

    /** The charge of a PaymentIntent that took the money. */
    Optional<StripeCharge> paidCharge(String paymentIntent) {
        return charges.all().stream()
                .filter(charge -> charge.paymentIntent().equals(paymentIntent)
                        && charge.status() == StripeCharge.Status.SUCCEEDED)
                .findFirst();
    }
}
