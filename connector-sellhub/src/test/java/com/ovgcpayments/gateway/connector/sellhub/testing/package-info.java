/**
 * A double of SellHub: a server that answers as much of its API as is publicly known, shows a checkout page and sends
 * notifications, with a book of its own. {@link com.ovgcpayments.gateway.connector.sellhub.testing.SellHubDouble} is
 * the way in.
 */
@NullMarked
package com.ovgcpayments.gateway.connector.sellhub.testing;

import org.jspecify.annotations.NullMarked;
