/** What operators watch: health, metrics and what waits for a person. */
@NullMarked
package com.ovgcpayments.gateway.ops;

import org.jspecify.annotations.NullMarked;
