package com.ovgcpayments.gateway.connector.stripe.testing;

/** What {@code GET /v1/account} tells. */
public record StripeAccount(
        String id,
        String businessName,
        String country,
        String defaultCurrency,
        boolean chargesEnabled,
        boolean payoutsEnabled) {}
