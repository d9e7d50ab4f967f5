package com.ovgcpayments.gateway.merchant;

import java.util.UUID;

/** Who is paid. */
public record Merchant(UUID id, String name) {}
