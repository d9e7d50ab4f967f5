package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.time.Instant;

/**
 * @param slug of its page in the store
 * @param payWhatYouWant whether a checkout's {@code variant.price} counts instead of the catalogue's
 */
public record SellHubProduct(
        String id, String name, String slug, boolean hidden, boolean payWhatYouWant, Instant createdAt) {}
