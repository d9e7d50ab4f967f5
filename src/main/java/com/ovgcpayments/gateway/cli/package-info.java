/** The command line: starting a gateway, and the operations on its database. */
@NullMarked
package com.ovgcpayments.gateway.cli;

import org.jspecify.annotations.NullMarked;
