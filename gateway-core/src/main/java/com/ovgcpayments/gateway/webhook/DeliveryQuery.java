package com.ovgcpayments.gateway.webhook;

import java.util.Optional;
import java.util.UUID;

/**
 * Which deliveries of an endpoint to list, newest first.
 *
 * @param limit how many at most
 * @param startingAfter list those older than this delivery
 * @param event only this event's, which is one at most
 */
public record DeliveryQuery(
        int limit, Optional<UUID> startingAfter, Optional<Delivery.Status> status, Optional<UUID> event) {}
