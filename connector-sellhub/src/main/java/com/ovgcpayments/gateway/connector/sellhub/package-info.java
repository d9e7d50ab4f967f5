/** The place of the SellHub connector. It registers no provider yet, so a gateway neither offers nor configures it. */
@NullMarked
package com.ovgcpayments.gateway.connector.sellhub;

import org.jspecify.annotations.NullMarked;
