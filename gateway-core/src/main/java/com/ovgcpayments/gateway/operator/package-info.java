/** The keys of those who run the gateway. */
@NullMarked
package com.ovgcpayments.gateway.operator;

import org.jspecify.annotations.NullMarked;
