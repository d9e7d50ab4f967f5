package com.ovgcpayments.gateway.ledger;

/**
 * A merchant's money in one currency and mode, in its ISO 4217 minor unit. Each of the amounts may be negative: pending
 * when more than a captured payment's net was refunded, available by a dispute.
 *
 * @param pending captured, not settled yet
 * @param available his to be paid out
 * @param inTransit on its way to him
 */
public record MerchantBalance(String currency, long pending, long available, long inTransit) {}
