package com.ovgcpayments.gateway.secret;

import java.security.SecureRandom;

/** Secrets that nobody chose: 256 bits from a secure source. */
public final class RandomSecret {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    public static byte[] bytes() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }
}
