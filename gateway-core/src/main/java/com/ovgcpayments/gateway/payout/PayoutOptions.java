package com.ovgcpayments.gateway.payout;

import java.time.Duration;

/**
 * @param sendDeadline how long a processor may take to accept a payout
 * @param fetchDeadline how long it may take to tell how one stands
 */
public record PayoutOptions(Duration sendDeadline, Duration fetchDeadline) {}
