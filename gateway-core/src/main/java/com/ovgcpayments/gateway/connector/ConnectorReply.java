package com.ovgcpayments.gateway.connector;

/** What a connector answers. */
public sealed interface ConnectorReply extends ConnectorMessage
        permits Outcome, NotificationReading, ConnectorReply.Pong {
    /**
     * @param reachable whether the processor answered and took the credentials
     * @param detail what was found, for an operator; no secret in it
     */
    record Pong(ConnectorDescriptor descriptor, boolean reachable, String detail) implements ConnectorReply {}
}
