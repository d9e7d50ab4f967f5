package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.secret.TimestampedSignature;
import java.time.Duration;
import java.util.List;

/** How the sandbox proves a notification to be its own. */
final class SandboxSignature {
    static final String HEADER = "Sandbox-Signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private SandboxSignature() {}

    static TimestampedSignature of(byte[] secret) {
        return new TimestampedSignature(List.of(secret), TOLERANCE);
    }
}
