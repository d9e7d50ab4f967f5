package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.secret.Digest;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header that proves a notification to come from the sandbox: {@code t=<unix seconds>,v1=<hex>}, where v1 is the
 * HMAC-SHA256 of {@code <t>.<body>}. Several v1 may stand there; one of them has to be right.
 */
final class SandboxSignature {
    static final String HEADER = "Sandbox-Signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern HMAC = Pattern.compile("[0-9a-f]{64}");

    private final byte[] secret;

    SandboxSignature(byte[] secret) {
        this.secret = secret.clone();
    }

    String sign(Buffer body, Instant at) {
        String seconds = Long.toString(at.getEpochSecond());
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hmac(seconds, body));
    }

    /** Why a notification is not to be believed; empty if it is. */
    Optional<String> refusal(Optional<String> header, Buffer body, Instant now) {
        if (header.isEmpty()) {
            return Optional.of("no " + HEADER);
        }
        List<String> times = new ArrayList<>();
        List<String> hmacs = new ArrayList<>();
        for (String part : header.get().split(",", -1)) {
            String element = part.strip();
            if (element.startsWith("t=")) {
                times.add(element.substring(2));
            } else if (element.startsWith("v1=")) {
                hmacs.add(element.substring(3));
            }
        }
        if (times.size() != 1 || !SECONDS.matcher(times.get(0)).matches() || hmacs.isEmpty()) {
            return Optional.of("unreadable " + HEADER);
        }
        String seconds = times.get(0);
        byte[] expected = hmac(seconds, body);
        if (hmacs.stream().noneMatch(hmac -> matches(hmac, expected))) {
            return Optional.of("wrong signature");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now);
        if (age.compareTo(TOLERANCE) > 0) {
            return Optional.of("signed too long ago");
        }
        return age.negated().compareTo(TOLERANCE) > 0 ? Optional.of("signed in the future") : Optional.empty();
    }

    private static boolean matches(String hmac, byte[] expected) {
        return HMAC.matcher(hmac).matches() && Digest.equal(HexFormat.of().parseHex(hmac), expected);
    }

    private byte[] hmac(String seconds, Buffer body) {
        return Digest.hmacSha256(secret, (seconds + ".").getBytes(StandardCharsets.UTF_8), body.getBytes());
    }
}
