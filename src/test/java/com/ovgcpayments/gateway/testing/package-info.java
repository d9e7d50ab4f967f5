/** A whole gateway for tests, and those around it: merchants, their receivers, payers. */
@NullMarked
package com.ovgcpayments.gateway.testing;

import org.jspecify.annotations.NullMarked;
