package com.ovgcpayments.gateway.requestlog;

import com.ovgcpayments.gateway.money.Mode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A request to the API, as its merchant may look it up. Nothing in it is secret.
 *
 * @param id what its answer bore as {@code X-Request-Id}
 * @param keyId whose key it came with
 * @param path with the query, if there was one
 * @param status of the answer; {@link #CLIENT_GONE} if there was none
 * @param latencyMicros from its arrival until the answer was handed to the network
 * @param client the address that it came from; empty if the connection was gone before it was asked for
 * @param errorCode of the answer, if it was a refusal
 */
public record LoggedRequest(
        UUID id,
        UUID merchantId,
        Mode mode,
        UUID keyId,
        String method,
        String path,
        int status,
        long latencyMicros,
        Optional<String> client,
        Optional<String> errorCode) {
    /** The status of a request whose client went away before he was answered. */
    public static final int CLIENT_GONE = 499;

    /** When it came, to the millisecond, by the clock of the gateway that served it. */
    public Instant at() {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
