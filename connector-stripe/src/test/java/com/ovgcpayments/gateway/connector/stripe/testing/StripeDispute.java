package com.ovgcpayments.gateway.connector.stripe.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A dispute. It names the charge and the PaymentIntent, and has none of their metadata. */
public record StripeDispute(
        String id,
        boolean live,
        String charge,
        String paymentIntent,
        long amount,
        String currency,
        Status status,
        String reason,
        List<String> balanceTransactions,
        Instant created)
        implements StripeObject {

    public enum Status {
        NEEDS_RESPONSE,
        WON,
        LOST,
        WARNING_CLOSED
    }

    public StripeDispute {
        balanceTransactions = List.copyOf(balanceTransactions);
    }

    StripeDispute with(Status newStatus) {
        return new StripeDispute(
                id, live, charge, paymentIntent, amount, currency, newStatus, reason, balanceTransactions, created);
    }

    StripeDispute withTransaction(String transaction) {
        List<String> more = new ArrayList<>(balanceTransactions);
        more.add(transaction);
        return new StripeDispute(id, live, charge, paymentIntent, amount, currency, status, reason, more, created);
    }
}
