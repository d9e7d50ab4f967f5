/** What of a merchant's money is where, and how it gets to his bank. */
@NullMarked
package com.ovgcpayments.gateway.dashboard.money;

import org.jspecify.annotations.NullMarked;
