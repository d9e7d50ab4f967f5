package com.ovgcpayments.gateway.connector.acme;

import com.ovgcpayments.gateway.secret.Digest;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Acme's signature: {@code <unix seconds>.<HMAC-SHA256 of "<seconds>.<body>", in hex>}. */
record AcmeSignature(String secret) {
    private static final Pattern HEADER = Pattern.compile("([0-9]{1,12})\\.([0-9a-f]{64})");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    String sign(Buffer body, Instant at) {
        return at.getEpochSecond() + "." + HexFormat.of().formatHex(hmac(body, at.getEpochSecond()));
    }

    boolean verifies(String header, Buffer body, Instant now) {
        Matcher parts = HEADER.matcher(header);
        if (!parts.matches()) {
            return false;
        }
        long seconds = Long.parseLong(parts.group(1));
        Duration age = Duration.between(Instant.ofEpochSecond(seconds), now).abs();
        return age.compareTo(TOLERANCE) <= 0
                && Digest.equal(HexFormat.of().parseHex(parts.group(2)), hmac(body, seconds));
    }

    private byte[] hmac(Buffer body, long seconds) {
        byte[] time = (seconds + ".").getBytes(StandardCharsets.UTF_8);
        return Digest.hmacSha256(secret.getBytes(StandardCharsets.UTF_8), time, body.getBytes());
    }

    @Override
    public String toString() {
        return "AcmeSignature"; // without the secret
    }
}
