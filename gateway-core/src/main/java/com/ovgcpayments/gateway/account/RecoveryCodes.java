package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.secret.RandomSecret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Codes for when the phone is lost: 60 random bits each, as {@code xxxx-xxxx-xxxx} in Crockford's base32, which has no
 * letters that look alike.
 */
final class RecoveryCodes {
    static final int NUMBER = 10;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int GROUP = 4;
    private static final int LENGTH = 3 * GROUP;

    private RecoveryCodes() {}

    static List<String> random() {
        return Stream.generate(RecoveryCodes::one).limit(NUMBER).toList();
    }

    /** What was meant by what was typed: case, space and hyphens say nothing, and o is 0, i and l are 1. */
    static byte[] plain(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('o', '0')
                .replaceAll("[il]", "1")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String one() {
        byte[] random = RandomSecret.bytes();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(random[i] & 31));
        }
        return code.toString();
    }
}
