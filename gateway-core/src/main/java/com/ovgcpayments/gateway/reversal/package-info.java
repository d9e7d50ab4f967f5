/** Money that goes back without anybody having asked here: refunds made at the processor, and disputes. */
@NullMarked
package com.ovgcpayments.gateway.reversal;

import org.jspecify.annotations.NullMarked;
