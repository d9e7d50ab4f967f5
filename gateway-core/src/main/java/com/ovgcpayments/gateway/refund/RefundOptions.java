package com.ovgcpayments.gateway.refund;

import java.time.Duration;

/**
 * @param sendDeadline how long a processor may take to accept a refund
 * @param fetchDeadline how long it may take to tell how one stands
 */
public record RefundOptions(Duration sendDeadline, Duration fetchDeadline) {}
