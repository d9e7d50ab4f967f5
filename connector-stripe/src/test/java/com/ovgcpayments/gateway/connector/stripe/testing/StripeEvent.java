package com.ovgcpayments.gateway.connector.stripe.testing;

import java.time.Instant;

/**
 * An event as it is posted.
 *
 * @param objectId the id in {@code data.object}
 * @param body the JSON, never changed once written
 */
public record StripeEvent(
        String id, boolean live, String type, String apiVersion, String objectId, String body, Instant created)
        implements StripeObject {}
