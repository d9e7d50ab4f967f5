/** The frame that every route shares: request ids, errors, limits, security headers. */
@NullMarked
package com.ovgcpayments.gateway.http;

import org.jspecify.annotations.NullMarked;
