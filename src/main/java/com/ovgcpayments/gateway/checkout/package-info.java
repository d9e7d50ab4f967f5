/** The payer's pages: what each state says, how it is drawn, and the files that it needs. Drawing only, no routes. */
@NullMarked
package com.ovgcpayments.gateway.checkout;

import org.jspecify.annotations.NullMarked;
