/** People: merchants' people and operators, how they come in by a browser, and what they may. */
@NullMarked
package com.ovgcpayments.gateway.account;

import org.jspecify.annotations.NullMarked;
