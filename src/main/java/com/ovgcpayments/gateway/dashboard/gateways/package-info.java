/** Which gateways a merchant has, how they fare, and how he wants his payments routed among them. */
@NullMarked
package com.ovgcpayments.gateway.dashboard.gateways;

import org.jspecify.annotations.NullMarked;
