/** Compares all that is stored about payments and what merchants were told of them, and finds what does not agree. */
@NullMarked
package com.ovgcpayments.gateway.verification;

import org.jspecify.annotations.NullMarked;
