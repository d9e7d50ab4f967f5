package com.ovgcpayments.gateway.refund;

import java.util.Optional;

/**
 * What a merchant asks for.
 *
 * @param amount in the minor unit of the payment, at least 1; empty for all that is left
 * @param note why, at most 500 characters
 */
public record NewRefund(Optional<Long> amount, Optional<String> note) {}
