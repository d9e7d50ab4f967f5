package com.ovgcpayments.gateway.webhook;

import java.util.List;
import java.util.Optional;

/**
 * What a merchant wants changed about an endpoint. What is empty stays as it is.
 *
 * @param events the words of {@link com.ovgcpayments.gateway.outbox.EventType}, at least one
 * @param enabled whether events are to be delivered to it
 */
public record EndpointChange(
        Optional<String> url, Optional<String> description, Optional<List<String>> events, Optional<Boolean> enabled) {}
