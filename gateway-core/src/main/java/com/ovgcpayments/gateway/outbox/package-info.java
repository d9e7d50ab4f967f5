/** What happened, written in the transaction that made it happen, for every endpoint that wants to know. */
@NullMarked
package com.ovgcpayments.gateway.outbox;

import org.jspecify.annotations.NullMarked;
