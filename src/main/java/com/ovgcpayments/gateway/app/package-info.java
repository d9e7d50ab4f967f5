/** Puts a gateway together, starts it and stops it. */
@NullMarked
package com.ovgcpayments.gateway.app;

import org.jspecify.annotations.NullMarked;
