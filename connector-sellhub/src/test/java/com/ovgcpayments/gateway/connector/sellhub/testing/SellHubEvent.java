package com.ovgcpayments.gateway.connector.sellhub.testing;

/**
 * A notification.
 *
 * @param type such as {@code order:completed}
 * @param invoice whose it is
 * @param body as it is posted, each time the same
 */
public record SellHubEvent(String id, String type, String invoice, String body) {}
