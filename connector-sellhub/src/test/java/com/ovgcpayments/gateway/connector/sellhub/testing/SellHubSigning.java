package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How notifications are signed: an HMAC-SHA256 over the raw body alone. The time is told beside it and not signed.
 *
 * @param prefix before the signature; may be empty
 * @param timestampHeader Unix seconds; empty if none is sent
 */
public record SellHubSigning(
        String secret, String header, String prefix, Encoding encoding, Optional<String> timestampHeader) {
    public static final String HEADER = "X-Sellhub-Signature";
    public static final String TIMESTAMP_HEADER = "X-Sellhub-Timestamp";

    private static final String ALGORITHM = "HmacSHA256";

    public enum Encoding {
        HEX,
        BASE64
    }

    /** As the one deployed client that is known of expects it. */
    public static SellHubSigning by(String secret) {
        return new SellHubSigning(secret, HEADER, "sha256=", Encoding.HEX, Optional.of(TIMESTAMP_HEADER));
    }

    public SellHubSigning base64() {
        return new SellHubSigning(secret, header, prefix, Encoding.BASE64, timestampHeader);
    }

    public SellHubSigning in(String otherHeader) {
        return new SellHubSigning(secret, otherHeader, prefix, encoding, timestampHeader);
    }

    public SellHubSigning withoutPrefix() {
        return new SellHubSigning(secret, header, "", encoding, timestampHeader);
    }

    public SellHubSigning withoutTimestamp() {
        return new SellHubSigning(secret, header, prefix, encoding, Optional.empty());
    }

    /** Any body, as it would be posted at that time. */
    SignedNotification signed(String body, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put(header, prefix + signature(body));
        timestampHeader.ifPresent(name -> headers.put(name, Long.toString(at.getEpochSecond())));
        return new SignedNotification(headers, body);
    }

    private String signature(String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] signature = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
            return switch (encoding) {
                case HEX -> HexFormat.of().formatHex(signature);
                case BASE64 -> Base64.getEncoder().encodeToString(signature);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
