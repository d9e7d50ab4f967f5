package com.ovgcpayments.gateway.idempotency;

import com.ovgcpayments.gateway.money.Mode;
import java.util.UUID;

/**
 * Within which a key means one request.
 *
 * @param path of the route, with its ids
 * @param key the merchant's, 1 to 255 characters
 */
public record IdempotencyScope(UUID merchantId, Mode mode, String path, String key) {}
