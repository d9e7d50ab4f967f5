package com.ovgcpayments.gateway.testing;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/** An app on somebody's phone that shows codes. */
public final class Authenticator {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] key;

    /** @param secret as a page shows it */
    public Authenticator(String secret) {
        key = base32(secret.replaceAll("[^A-Z2-7]", ""));
    }

    public String code() {
        return at(Instant.now());
    }

    /** What it shows 30 seconds later: it is taken already, as clocks may be so far off. */
    public String nextCode() {
        return at(Instant.now().plus(STEP));
    }

    private String at(Instant time) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP)
                    .generateOneTimePasswordString(new SecretKeySpec(key, "HmacSHA1"), time);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] base32(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        long bits = 0;
        int held = 0;
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            bits = (bits << 5) | ALPHABET.indexOf(text.charAt(i));
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes[next++] = (byte) (bits >> held);
            }
        }
        return bytes;
    }
}
