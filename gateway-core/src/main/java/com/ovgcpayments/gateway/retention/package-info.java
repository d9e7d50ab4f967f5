/** What is not kept for ever: erased in place or removed, a little at a time. */
@NullMarked
package com.ovgcpayments.gateway.retention;

import org.jspecify.annotations.NullMarked;
