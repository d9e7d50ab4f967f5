package com.ovgcpayments.gateway.secret;

import java.util.Base64;
import java.util.regex.Pattern;

/** The form of keys with which somebody comes in: words that say whose they are, and 256 random bits in URL-safe base64. */
public final class KeyForm {
    private static final Pattern RANDOM_PART = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int TAIL = 4;

    private KeyForm() {}

    public static String random(String prefix) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(RandomSecret.bytes());
    }

    /** What a list shows of a key besides its prefix. */
    public static String last4(String text) {
        return text.substring(text.length() - TAIL);
    }

    /** Whether this could be a key at all; a text that could not needs no look-up. */
    public static boolean hasForm(String prefix, String text) {
        return text.startsWith(prefix)
                && RANDOM_PART.matcher(text.substring(prefix.length())).matches();
    }
}
