package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.secret.KeyForm;
import io.vertx.core.buffer.Buffer;

/** The text by which a browser, or a link, is known: 256 random bits, of which only the SHA-256 is stored. */
final class BearerText {
    private BearerText() {}

    static String random() {
        return KeyForm.random("");
    }

    static boolean hasForm(String text) {
        return KeyForm.hasForm("", text);
    }

    static Buffer hash(String text) {
        return Buffer.buffer(Digest.sha256(text));
    }
}
