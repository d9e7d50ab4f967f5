package com.ovgcpayments.gateway.connector.stripe.testing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A refund. Its metadata is its own, never that of the payment. */
public record StripeRefund(
        String id,
        boolean live,
        String charge,
        String paymentIntent,
        long amount,
        String currency,
        Status status,
        Optional<String> reason,
        Optional<String> failureReason,
        Map<String, String> metadata,
        Optional<String> balanceTransaction,
        Optional<String> failureBalanceTransaction,
        Instant created)
        implements StripeObject {

    public enum Status {
        PENDING,
        REQUIRES_ACTION,
        SUCCEEDED,
        FAILED,
        CANCELED;

        /** Whether the money is on its way to the payer or there. */
        public boolean counts() {
            return this != FAILED && this != CANCELED;
        }
    }

    StripeRefund with(Status newStatus) {
        return new StripeRefund(
                id,
                live,
                charge,
                paymentIntent,
                amount,
                currency,
                newStatus,
                reason,
                failureReason,
                metadata,
                balanceTransaction,
                failureBalanceTransaction,
                created);
    }

    StripeRefund failed(String why, Optional<String> returned) {
        return new StripeRefund(
                id,
                live,
                charge,
                paymentIntent,
                amount,
                currency,
                Status.FAILED,
                reason,
                Optional.of(why),
                metadata,
                balanceTransaction,
                returned,
                created);
    }

    StripeRefund withBalanceTransaction(String transaction) {
        return new StripeRefund(
                id,
                live,
                charge,
                paymentIntent,
                amount,
                currency,
                status,
                reason,
                failureReason,
                metadata,
                Optional.of(transaction),
                failureBalanceTransaction,
                created);
    }
}
