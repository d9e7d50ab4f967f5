/** How money goes back: accepted in one transaction, sent by whoever claims it, asked about until it is known. */
@NullMarked
package com.ovgcpayments.gateway.refund;

import org.jspecify.annotations.NullMarked;
