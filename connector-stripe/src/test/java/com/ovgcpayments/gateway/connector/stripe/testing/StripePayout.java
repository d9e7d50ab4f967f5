package com.ovgcpayments.gateway.connector.stripe.testing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A payout to the account's own bank. One that was paid can still fail. */
public record StripePayout(
        String id,
        boolean live,
        long amount,
        String currency,
        boolean automatic,
        Status status,
        Optional<String> failureCode,
        Map<String, String> metadata,
        String balanceTransaction,
        Instant created)
        implements StripeObject {

    public enum Status {
        PENDING,
        IN_TRANSIT,
        PAID,
        FAILED,
        CANCELED
    }

    StripePayout with(Status newStatus, Optional<String> code) {
        return new StripePayout(
                id, live, amount, currency, automatic, newStatus, code, metadata, balanceTransaction, created);
    }
}
