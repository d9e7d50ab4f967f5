package com.ovgcpayments.gateway.merchant;

import java.time.Instant;

/** A merchant as the list of all shows it. */
public record MerchantEntry(Merchant merchant, Instant createdAt) {}
