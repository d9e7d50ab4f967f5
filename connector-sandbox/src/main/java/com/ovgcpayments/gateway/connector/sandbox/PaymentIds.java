package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.secret.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The ids of payments. That of a reference is always the same, so that there is only one payment to create; and it
 * cannot be guessed, because whoever knows it sees the page.
 */
final class PaymentIds {
    private static final int BYTES = 16;

    private final byte[] key;

    PaymentIds(byte[] key) {
        this.key = key.clone();
    }

    String of(String reference) {
        byte[] mac = Digest.hmacSha256(key, reference.getBytes(StandardCharsets.UTF_8));
        return "sbx_" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
    }
}
