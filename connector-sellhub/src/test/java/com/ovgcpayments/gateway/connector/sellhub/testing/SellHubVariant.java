package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What is sold: a product's variant.
 *
 * @param price in major units
 * @param currency lower case
 * @param unlimitedStock otherwise there is none at all: the double keeps no serials
 */
public record SellHubVariant(
        String id,
        String productId,
        String name,
        BigDecimal price,
        String currency,
        boolean hidden,
        boolean enabled,
        boolean unlimitedStock,
        Limits limits,
        Instant createdAt) {
    /** What one order may be of; both ends are allowed. */
    public record Limits(int minQuantity, int maxQuantity, BigDecimal minTotal, BigDecimal maxTotal) {
        static final Limits WIDE = new Limits(1, 99_999, BigDecimal.ZERO, new BigDecimal(99_999));
    }

    SellHubVariant priced(BigDecimal other) {
        return new SellHubVariant(
                id, productId, name, other, currency, hidden, enabled, unlimitedStock, limits, createdAt);
    }

    SellHubVariant disabled() {
        return new SellHubVariant(
                id, productId, name, price, currency, hidden, false, unlimitedStock, limits, createdAt);
    }
}
