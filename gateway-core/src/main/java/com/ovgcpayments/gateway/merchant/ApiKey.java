package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.money.Mode;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The caller behind a request, once its key was accepted. Merchant and mode of everything the request does come from
 * here and from nowhere else.
 *
 * @param rateLimit requests a second for this key on each instance; empty means the configured default
 */
public record ApiKey(UUID id, UUID merchantId, String merchantName, Mode mode, OptionalInt rateLimit) {}
