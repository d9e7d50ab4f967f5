package com.ovgcpayments.gateway.connector.stripe.testing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A charge: one try to take money. Its metadata is that of its PaymentIntent. */
public record StripeCharge(
        String id,
        boolean live,
        String paymentIntent,
        long amount,
        String currency,
        Status status,
        Map<String, String> metadata,
        Optional<StripePaymentIntent.Decline> failure,
        Optional<String> balanceTransaction,
        boolean disputed,
        Instant created)
        implements StripeObject {

    public enum Status {
        SUCCEEDED,
        PENDING,
        FAILED
    }

    StripeCharge with(Status newStatus, Optional<StripePaymentIntent.Decline> newFailure) {
        return new StripeCharge(
                id,
                live,
                paymentIntent,
                amount,
                currency,
                newStatus,
                metadata,
                newFailure,
                balanceTransaction,
                disputed,
                created);
    }

    StripeCharge withBalanceTransaction(String transaction) {
        return new StripeCharge(
                id,
                live,
                paymentIntent,
                amount,
                currency,
                status,
                metadata,
                failure,
                Optional.of(transaction),
                disputed,
                created);
    }

    StripeCharge asDisputed() {
        return new StripeCharge(
                id,
                live,
                paymentIntent,
                amount,
                currency,
                status,
                metadata,
                failure,
                balanceTransaction,
                true,
                created);
    }
}
