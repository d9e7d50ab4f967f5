/** What the engine tells of its work to whoever counts it. */
@NullMarked
package com.ovgcpayments.gateway.observation;

import org.jspecify.annotations.NullMarked;
