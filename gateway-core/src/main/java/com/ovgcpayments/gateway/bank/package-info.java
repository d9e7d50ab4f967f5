/** Bank accounts, and how they are written. */
@NullMarked
package com.ovgcpayments.gateway.bank;

import org.jspecify.annotations.NullMarked;
