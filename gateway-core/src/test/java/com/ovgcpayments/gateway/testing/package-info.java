/** What tests of this and other modules stand on: a PostgreSQL, and a processor that does as it is told. */
@NullMarked
package com.ovgcpayments.gateway.testing;

import org.jspecify.annotations.NullMarked;
