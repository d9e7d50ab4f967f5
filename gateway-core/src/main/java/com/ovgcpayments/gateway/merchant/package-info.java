/** Merchants and the keys with which their servers speak to us. */
@NullMarked
package com.ovgcpayments.gateway.merchant;

import org.jspecify.annotations.NullMarked;
