package com.ovgcpayments.gateway.secret;

import java.util.Base64;

/** The form of keys with which somebody comes in: words that say whose they are, and 256 random bits in URL-safe base64. */
public final class KeyForm {
    private static final int RANDOM_LENGTH = 43;
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
        if (text.length() != prefix.length() + RANDOM_LENGTH || !text.startsWith(prefix)) {
            return false;
        }
        for (int i = prefix.length(); i < text.length(); i++) {
            if (!isUrlSafe(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** By hand: every request of the API asks for the form of its key. */
    private static boolean isUrlSafe(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
