package com.ovgcpayments.gateway.connector.stripe.testing;

import java.time.Instant;

/** What has an id and belongs to either the test or the live side of the account. */
interface StripeObject {
    String id();

    boolean live();

    Instant created();
}
