package com.ovgcpayments.gateway.ledger;

/**
 * A merchant's money in one currency and mode, in its ISO 4217 minor unit. Each of the amounts may be negative: pending
 * when more than a captured payment's net was refunded, available by a dispute.
 *
 * @param pending captured, not settled yet
 * @param available his to be paid out
 * @param inTransit on its way to him
 */
public record MerchantBalance(String currency, long pending, long available, long inTransit) {
    /** Whether the merchant owes: nothing is paid out then, until payments have made up for it. */
    public boolean isNegative() {
        return pending + available < 0;
    }

    /** How much may be paid out: what pending lacks is held back. Never below zero. */
    public long payable() {
        return isNegative() ? 0 : Math.max(0, available + Math.min(pending, 0));
    }
}
