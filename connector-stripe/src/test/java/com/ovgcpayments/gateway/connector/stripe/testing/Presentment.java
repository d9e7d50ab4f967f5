package com.ovgcpayments.gateway.connector.stripe.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Adaptive Pricing: payers see and pay a price in their own currency, while the session keeps its own.
 *
 * @param rate how many of the currency's major units are worth one of the session's
 */
record Presentment(String currency, BigDecimal rate) {
    long amount(StripeSession session) {
        return BigDecimal.valueOf(session.amount(), StripeCurrencies.exponent(session.currency()))
                .multiply(rate)
                .setScale(StripeCurrencies.exponent(currency), RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }
}
