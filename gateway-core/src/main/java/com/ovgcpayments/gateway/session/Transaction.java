package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A captured payment.
 *
 * @param status {@code paid}: captured, awaiting settlement; {@code settled}: in the merchant's available balance
 * @param gateway the connector that captured it
 * @param feeMinor our fee in the minor unit of {@code amount}, between 0 and the amount
 */
public record Transaction(UUID id, String status, String gateway, Money amount, long feeMinor, Instant capturedAt) {
    public long netMinor() {
        return amount.minor() - feeMinor;
    }
}
