package com.ovgcpayments.gateway.connector.stripe.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code Stripe-Signature}: a time, and for each secret an HMAC-SHA256 over the time and the raw body. */
public final class StripeSignature {
    public static final String HEADER = "Stripe-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private StripeSignature() {}

    /**
     * The header's value.
     *
     * @param secrets whole, with their {@code whsec_}; more than one while a secret is rolled
     */
    public static String of(String body, Instant at, List<String> secrets) {
        return secrets.stream()
                .map(secret -> ",v1=" + hmac(secret, at.getEpochSecond() + "." + body))
                .collect(Collectors.joining("", "t=" + at.getEpochSecond(), ""));
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
