/** What money is here: an integer of minor units, a currency, and whether it is real. */
@NullMarked
package com.ovgcpayments.gateway.money;

import org.jspecify.annotations.NullMarked;
