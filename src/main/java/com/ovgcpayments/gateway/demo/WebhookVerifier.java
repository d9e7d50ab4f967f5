package com.ovgcpayments.gateway.demo;

import com.ovgcpayments.gateway.secret.Digest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What every receiver of webhooks should do: compute the signature over the timestamp and the raw bytes, compare it in
 * constant time, and refuse what is older than five minutes.
 */
final class WebhookVerifier {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final byte[] secret;
    private final Clock clock;

    enum Result {
        GENUINE,
        NOT_SIGNED,
        TOO_OLD,
        FORGED
    }

    WebhookVerifier(String secret, Clock clock) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    Result verify(MultiMap headers, Buffer body) {
        @Nullable String timestamp = headers.get("x-webhook-timestamp");
        @Nullable String signature = headers.get("x-webhook-signature");
        if (secret.length == 0 || timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
            return Result.NOT_SIGNED;
        }
        String expected = "sha256="
                + HexFormat.of()
                        .formatHex(Digest.hmacSha256(
                                secret, (timestamp + ".").getBytes(StandardCharsets.UTF_8), body.getBytes()));
        boolean genuine =
                Digest.equal(expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        if (!genuine) {
            return Result.FORGED;
        }
        long age = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        return age <= TOLERANCE.toSeconds() ? Result.GENUINE : Result.TOO_OLD;
    }
}
