package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A captured payment.
 *
 * @param status {@code paid}: captured, awaiting settlement; {@code settled}: in the merchant's available balance
 * @param gateway the connector that captured it
 * @param feeMinor our fee in the minor unit of {@code amount}, between 0 and the amount
 * @param refundedMinor how much of the amount goes back by refunds that have not failed
 * @param feeReturnedMinor how much of our fee goes back with them
 * @param availableOn from when the money is the merchant's to dispose of, once that is known
 */
public record Transaction(
        UUID id,
        String status,
        String gateway,
        Money amount,
        long feeMinor,
        Instant capturedAt,
        long refundedMinor,
        long feeReturnedMinor,
        Optional<Instant> availableOn) {
    /** As it is when it is captured. */
    public static Transaction captured(UUID id, String gateway, Money amount, long feeMinor, Instant capturedAt) {
        return new Transaction(id, "paid", gateway, amount, feeMinor, capturedAt, 0, 0, Optional.empty());
    }

    /** What the capture brought the merchant, whatever was refunded since. */
    public long netMinor() {
        return amount.minor() - feeMinor;
    }

    /** As merchants read it: its status, until something of it is refunded. */
    public String shownStatus() {
        if (refundedMinor == 0) {
            return status;
        }
        return refundedMinor < amount.minor() ? "partially_refunded" : "refunded";
    }
}
