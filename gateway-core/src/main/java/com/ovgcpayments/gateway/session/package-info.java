/** Checkout sessions, their attempts and transactions, as stored and as shown. */
@NullMarked
package com.ovgcpayments.gateway.session;

import org.jspecify.annotations.NullMarked;
