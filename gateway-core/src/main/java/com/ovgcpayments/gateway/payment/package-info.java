/** How a payment moves: facts come in, a pure function decides, one transaction applies. */
@NullMarked
package com.ovgcpayments.gateway.payment;

import org.jspecify.annotations.NullMarked;
