/** Strict JSON in, exact JSON out. */
@NullMarked
package com.ovgcpayments.gateway.json;

import org.jspecify.annotations.NullMarked;
