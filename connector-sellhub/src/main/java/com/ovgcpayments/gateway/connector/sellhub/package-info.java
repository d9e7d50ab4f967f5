/** Payments through SellHub. Experimental: built from what is publicly known of its API, which is not all of it. */
@NullMarked
package com.ovgcpayments.gateway.connector.sellhub;

import org.jspecify.annotations.NullMarked;
