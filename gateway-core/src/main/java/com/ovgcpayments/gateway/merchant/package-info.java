/** Merchants, the keys with which their servers speak to us, and how they appear to their payers. */
@NullMarked
package com.ovgcpayments.gateway.merchant;

import org.jspecify.annotations.NullMarked;
