package com.ovgcpayments.gateway.connector;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What travels between the engine and a connector over the event bus. Immutable, all of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@type")
public sealed interface ConnectorMessage permits ConnectorRequest, ConnectorReply, ConnectorNotice {}
