/** A processor that does not exist, and its connector: the example of {@code docs/writing-a-connector.md}. */
@NullMarked
package com.ovgcpayments.gateway.connector.acme;

import org.jspecify.annotations.NullMarked;
