/**
 * A double of Stripe: a server that answers its API, shows its payment page and sends its notifications, with a book
 * of its own. {@link com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble} is the way in.
 */
@NullMarked
package com.ovgcpayments.gateway.connector.stripe.testing;

import org.jspecify.annotations.NullMarked;
