/** Merchants' endpoints, and the delivery of signed events to them. */
@NullMarked
package com.ovgcpayments.gateway.webhook;

import org.jspecify.annotations.NullMarked;
