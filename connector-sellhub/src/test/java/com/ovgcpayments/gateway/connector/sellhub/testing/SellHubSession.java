package com.ovgcpayments.gateway.connector.sellhub.testing;

import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A checkout session. It never expires and cannot be cancelled.
 *
 * @param currency lower case
 * @param returnUrl as it was sent: the only one there is
 * @param methodName empty if the payer is to choose
 */
public record SellHubSession(
        String id,
        String email,
        String currency,
        String returnUrl,
        String methodName,
        List<Line> lines,
        JsonArray customFields,
        Instant createdAt) {
    public SellHubSession {
        lines = List.copyOf(lines);
    }

    /**
     * @param price of one, in major units: what is charged, whatever was asked for
     */
    public record Line(String productId, String variantId, String name, int quantity, BigDecimal price) {
        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** In major units. */
    public BigDecimal total() {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
