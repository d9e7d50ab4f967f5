package com.ovgcpayments.gateway.operator;

import java.util.UUID;

/** @param name what people recognise it by */
public record OperatorKey(UUID id, String name) {}
