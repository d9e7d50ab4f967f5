/** Identifiers: time-ordered UUIDs, and the prefixed words under which the outside knows them. */
@NullMarked
package com.ovgcpayments.gateway.id;

import org.jspecify.annotations.NullMarked;
