/** Payments through Stripe's hosted Checkout. */
@NullMarked
package com.ovgcpayments.gateway.connector.stripe;

import org.jspecify.annotations.NullMarked;
