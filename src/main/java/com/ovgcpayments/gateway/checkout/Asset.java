package com.ovgcpayments.gateway.checkout;

import io.vertx.core.buffer.Buffer;

/**
 * A file that never changes under its path.
 *
 * @param path absolute, with a hash of the content in the name
 */
record Asset(String path, String contentType, Buffer content) {}
