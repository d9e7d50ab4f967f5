package com.ovgcpayments.gateway.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a merchant computes from a webhook that he received, by the documentation and not by our code. */
public final class Signatures {
    private Signatures() {}

    /** For {@code x-webhook-signature}. */
    public static String specified(String secret, MerchantReceiver.Received received) {
        String signed = received.headers().get("x-webhook-timestamp") + "." + received.body();
        return "sha256=" + HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), signed));
    }

    /** For {@code webhook-signature}, in any order of the secrets. */
    public static List<String> standard(MerchantReceiver.Received received, String... secrets) {
        String signed = received.headers().get("webhook-id") + "."
                + received.headers().get("webhook-timestamp") + "." + received.body();
        return Arrays.stream(secrets)
                .map(secret -> Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, signed)))
                .collect(Collectors.toList());
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
