/** When captured money becomes the merchant's to dispose of, and what the processor took of it. */
@NullMarked
package com.ovgcpayments.gateway.settlement;

import org.jspecify.annotations.NullMarked;
