package com.ovgcpayments.gateway.payment;

import java.net.URI;
import java.time.Duration;

/**
 * @param checkoutUrl the origin of the payer's pages, without a slash at its end
 * @param beginDeadline how long a payer waits for a processor to open a payment
 * @param fetchDeadline how long one look at a processor may take
 */
public record PaymentOptions(URI checkoutUrl, Duration beginDeadline, Duration fetchDeadline) {}
