/** The screens about payments: to find them, to look into one, to refund it, to make one for a test; and refunds. */
@NullMarked
package com.ovgcpayments.gateway.dashboard.payments;

import org.jspecify.annotations.NullMarked;
