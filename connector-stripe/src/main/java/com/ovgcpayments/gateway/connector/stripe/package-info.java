/** The place of the Stripe connector. It registers no provider yet, so a gateway neither offers nor configures it. */
@NullMarked
package com.ovgcpayments.gateway.connector.stripe;

import org.jspecify.annotations.NullMarked;
