package com.ovgcpayments.gateway.secret;

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
 * The header {@code t=<unix seconds>,v1=<hex>}, by which several processors prove that a message is theirs and of now: v1
 * is the HMAC-SHA256 of {@code <t>.<body>} in lower-case hex. Several v1 may stand there, and several secrets may be held
 * while one is replaced: one pair has to fit. Other elements are passed over.
 */
public final class TimestampedSignature {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern HMAC = Pattern.compile("[0-9a-f]{64}");

    private final List<byte[]> secrets;
    private final Duration tolerance;

    /**
     * @param secrets those that are accepted, the first being the one to sign with
     * @param tolerance how far a message's time may be from now, back and ahead
     */
    public TimestampedSignature(List<byte[]> secrets, Duration tolerance) {
        this.secrets = secrets.stream().map(byte[]::clone).toList();
        this.tolerance = tolerance;
        if (this.secrets.stream().anyMatch(secret -> secret.length == 0)) {
            throw new IllegalArgumentException("an empty secret proves nothing");
        }
    }

    public String sign(Buffer body, Instant at) {
        String seconds = Long.toString(at.getEpochSecond());
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hmac(secrets.get(0), seconds, body));
    }

    /**
     * Why a message is not to be believed; empty if it is.
     *
     * @param header as received, empty if there was none
     * @param body the raw bytes
     */
    public Optional<String> refusal(Optional<String> header, Buffer body, Instant now) {
        if (header.isEmpty()) {
            return Optional.of("no signature");
        }
        List<String> times = new ArrayList<>();
        List<byte[]> hmacs = new ArrayList<>();
        for (String part : header.get().split(",", -1)) {
            String element = part.strip();
            if (element.startsWith("t=")) {
                times.add(element.substring(2));
            } else if (element.startsWith("v1=")
                    && HMAC.matcher(element.substring(3)).matches()) {
                hmacs.add(HexFormat.of().parseHex(element.substring(3)));
            }
        }
        if (times.size() != 1 || !SECONDS.matcher(times.get(0)).matches() || hmacs.isEmpty()) {
            return Optional.of("unreadable signature");
        }
        String seconds = times.get(0);
        if (secrets.stream().noneMatch(secret -> anyEqual(hmacs, hmac(secret, seconds, body)))) {
            return Optional.of("wrong signature");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now);
        if (age.compareTo(tolerance) > 0) {
            return Optional.of("signed too long ago");
        }
        return age.negated().compareTo(tolerance) > 0 ? Optional.of("signed in the future") : Optional.empty();
    }

    private static boolean anyEqual(List<byte[]> hmacs, byte[] expected) {
        return hmacs.stream().anyMatch(hmac -> Digest.equal(hmac, expected));
    }

    private static byte[] hmac(byte[] secret, String seconds, Buffer body) {
        return Digest.hmacSha256(secret, (seconds + ".").getBytes(StandardCharsets.UTF_8), body.getBytes());
    }
}
