/** A request that is sent twice happens once and is answered twice with the same bytes. */
@NullMarked
package com.ovgcpayments.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
