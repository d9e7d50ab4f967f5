package com.ovgcpayments.gateway.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.ovgcpayments.gateway.secret.Digest;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/** The codes that an authenticator app shows (RFC 6238): six digits, new ones every 30 seconds. */
final class TimedCode {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Duration STEP = Duration.ofSeconds(30);

    /** A phone's clock may be as far off, either way; and people type slowly. */
    private static final int STEPS_OFF = 1;

    private static final String ALGORITHM = TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1;

    private TimedCode() {}

    /** Some apps show a space in the middle. */
    static boolean hasForm(String typed) {
        return DIGITS.matcher(plain(typed)).matches();
    }

    /**
     * The time step to which a code belongs, if it may be used.
     *
     * @param now in seconds since 1970
     * @param last only later steps count
     */
    static OptionalLong step(byte[] seed, String typed, long now, long last) {
        byte[] code = plain(typed).getBytes(StandardCharsets.US_ASCII);
        long current = now / STEP.toSeconds();
        for (long step = Math.max(current - STEPS_OFF, last + 1); step <= current + STEPS_OFF; step++) {
            if (Digest.equal(code, at(seed, step).getBytes(StandardCharsets.US_ASCII))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String at(byte[] seed, long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP)
                    .generateOneTimePasswordString(
                            new SecretKeySpec(seed, ALGORITHM),
                            Instant.ofEpochSecond(step * STEP.toSeconds()),
                            Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(String typed) {
        return SPACE.matcher(typed).replaceAll("");
    }
}
