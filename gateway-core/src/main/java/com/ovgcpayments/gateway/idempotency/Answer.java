package com.ovgcpayments.gateway.idempotency;

import io.vertx.core.buffer.Buffer;

/**
 * What a request was answered.
 *
 * @param status the HTTP status
 * @param body the bytes
 * @param replayed whether this is the answer to an earlier request with the same key
 */
public record Answer(int status, Buffer body, boolean replayed) {
    /** Without the body, which may hold a secret that is shown once. */
    @Override
    public String toString() {
        return "Answer[" + status + (replayed ? ", replayed]" : "]");
    }

    public static Answer of(int status, Buffer body) {
        return new Answer(status, body, false);
    }
}
