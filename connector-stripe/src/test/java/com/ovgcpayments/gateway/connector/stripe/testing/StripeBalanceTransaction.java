package com.ovgcpayments.gateway.connector.stripe.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the account's balance, in the settlement currency.
 *
 * @param type charge, refund, adjustment, payout, …
 * @param source what it comes from
 * @param payout the payout that paid it out
 */
public record StripeBalanceTransaction(
        String id,
        boolean live,
        long amount,
        long fee,
        String currency,
        Optional<BigDecimal> exchangeRate,
        String type,
        String reportingCategory,
        String source,
        Instant availableOn,
        Optional<String> payout,
        Instant created)
        implements StripeObject {

    public long net() {
        return amount - fee;
    }

    public boolean available(Instant now) {
        return !now.isBefore(availableOn);
    }

    StripeBalanceTransaction availableOn(Instant at) {
        return new StripeBalanceTransaction(
                id, live, amount, fee, currency, exchangeRate, type, reportingCategory, source, at, payout, created);
    }

    StripeBalanceTransaction in(String payoutId) {
        return new StripeBalanceTransaction(
                id,
                live,
                amount,
                fee,
                currency,
                exchangeRate,
                type,
                reportingCategory,
                source,
                availableOn,
                Optional.of(payoutId),
                created);
    }
}
