package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.secret.KeyForm;

/** The form of a merchant's key: {@code ovgc_live_} or {@code ovgc_test_} and the random part. */
final class KeyText {
    private KeyText() {}

    static String random(Mode mode) {
        return KeyForm.random(prefix(mode));
    }

    static String prefix(Mode mode) {
        return "ovgc_" + mode.word() + "_";
    }

    static boolean hasForm(String text) {
        return KeyForm.hasForm(prefix(Mode.LIVE), text) || KeyForm.hasForm(prefix(Mode.TEST), text);
    }
}
