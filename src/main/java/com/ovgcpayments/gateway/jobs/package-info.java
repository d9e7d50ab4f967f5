/** Work that no request waits for. */
@NullMarked
package com.ovgcpayments.gateway.jobs;

import org.jspecify.annotations.NullMarked;
