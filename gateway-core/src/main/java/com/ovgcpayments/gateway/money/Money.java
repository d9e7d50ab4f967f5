package com.ovgcpayments.gateway.money;

import java.math.BigDecimal;

/**
 * An amount of one currency.
 *
 * @param minor the amount in the currency's ISO 4217 minor unit (cents for USD, yen for JPY), never negative
 * @param currency an upper-case code that {@link Currencies} knows
 */
public record Money(long minor, String currency) {
    public Money {
        if (minor < 0) {
            throw new IllegalArgumentException("an amount is never negative: " + minor);
        }
        if (!Currencies.isKnown(currency)) {
            throw new IllegalArgumentException("not a currency that can be paid in: " + currency);
        }
    }

    /** The amount in major units, exact, with as many decimals as the currency has: 2500 USD is {@code 25.00}. */
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, Currencies.exponent(currency).orElseThrow());
    }

    @Override
    public String toString() {
        return major().toPlainString() + " " + currency;
    }
}
