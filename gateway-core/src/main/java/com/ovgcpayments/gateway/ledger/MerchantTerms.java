package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.money.Currencies;
import java.util.UUID;

/**
 * What was agreed with a merchant for one currency. Where nothing was: no debts, and our fee is kept when he refunds.
 *
 * @param negativeLimit how far refunds may take pending and available, together, below zero, in the minor unit
 * @param returnFees whether our fee goes back with its part of a refund
 */
public record MerchantTerms(UUID merchantId, String currency, long negativeLimit, boolean returnFees) {
    /** @throws IllegalArgumentException if the currency is none that can be paid in, or the limit is negative */
    public MerchantTerms {
        if (!Currencies.isKnown(currency)) {
            throw new IllegalArgumentException(
                    "the currency must be an ISO 4217 code in upper case, not \"" + currency + "\"");
        }
        if (negativeLimit < 0) {
            throw new IllegalArgumentException("the limit must be 0 or more, not " + negativeLimit);
        }
    }
}
