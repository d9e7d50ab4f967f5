/** What merchants' code speaks to. */
@NullMarked
package com.ovgcpayments.gateway.api;

import org.jspecify.annotations.NullMarked;
