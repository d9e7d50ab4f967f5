/**
 * Payouts: where merchants want their money, when they get it, and its way there. What may be paid out is held by the
 * database (the migration {@code V16__payouts.sql}).
 */
@NullMarked
package com.ovgcpayments.gateway.payout;

import org.jspecify.annotations.NullMarked;
