/**
 * The dashboard of those who run the gateway: what waits for a person, merchants and what was agreed with them, processors, and the books. All of
 * it is about all merchants and both modes; whatever is shown says of which it is.
 */
@NullMarked
package com.ovgcpayments.gateway.dashboard.operators;

import org.jspecify.annotations.NullMarked;
