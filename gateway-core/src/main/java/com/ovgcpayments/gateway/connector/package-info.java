/** The contract between the engine and a processor, and how it travels over the event bus. */
@NullMarked
package com.ovgcpayments.gateway.connector;

import org.jspecify.annotations.NullMarked;
