/** What operators watch: health and metrics. */
@NullMarked
package com.ovgcpayments.gateway.ops;

import org.jspecify.annotations.NullMarked;
