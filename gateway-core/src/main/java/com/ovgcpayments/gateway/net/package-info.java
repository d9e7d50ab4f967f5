/** Addresses of the internet, as ranges. */
@NullMarked
package com.ovgcpayments.gateway.net;

import org.jspecify.annotations.NullMarked;
