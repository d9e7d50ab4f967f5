/** Which gateway takes a payment: a merchant's rules, then how the gateways fare, then the operator's order. */
@NullMarked
package com.ovgcpayments.gateway.routing;

import org.jspecify.annotations.NullMarked;
