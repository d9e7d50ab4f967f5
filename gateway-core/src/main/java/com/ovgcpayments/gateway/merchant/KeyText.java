package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.secret.RandomSecret;
import java.util.Base64;
import java.util.regex.Pattern;

/** The form of a key: {@code ovgc_live_} or {@code ovgc_test_} and 256 random bits in URL-safe base64. */
final class KeyText {
    private static final Pattern FORM = Pattern.compile("ovgc_(?:live|test)_[A-Za-z0-9_-]{43}");
    private static final int TAIL = 4;

    private KeyText() {}

    static String random(Mode mode) {
        return prefix(mode) + Base64.getUrlEncoder().withoutPadding().encodeToString(RandomSecret.bytes());
    }

    static String prefix(Mode mode) {
        return "ovgc_" + mode.word() + "_";
    }

    static String last4(String text) {
        return text.substring(text.length() - TAIL);
    }

    /** Whether this could be a key at all; a text that could not needs no look-up. */
    static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }
}
