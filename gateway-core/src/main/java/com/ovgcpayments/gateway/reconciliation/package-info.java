/** Processors' statements held against what we have: day by day, and every difference until a person or time resolves it. */
@NullMarked
package com.ovgcpayments.gateway.reconciliation;

import org.jspecify.annotations.NullMarked;
