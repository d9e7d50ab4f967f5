/** How amounts and times are written for people. */
@NullMarked
package com.ovgcpayments.gateway.format;

import org.jspecify.annotations.NullMarked;
