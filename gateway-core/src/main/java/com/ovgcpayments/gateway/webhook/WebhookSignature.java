package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.secret.RandomSecret;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signatures of a request to an endpoint, twice: as the specification has it, and as Standard Webhooks
 * (standardwebhooks.com) has it, so that any of its libraries verifies the request with the same displayed secret.
 */
final class WebhookSignature {
    private static final String SECRET_PREFIX = "whsec_";

    private WebhookSignature() {}

    /** A new secret in the form in which it is displayed. */
    static String newSecret() {
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(RandomSecret.bytes());
    }

    /**
     * The specification compares a whole header, so its header holds one signature; the next one's stands in a header
     * of its own. Standard Webhooks holds all of them in one.
     *
     * @param secrets as displayed
     * @param id the event's, the same at every try
     * @param timestamp unix seconds of this try
     * @param body the exact bytes that are sent
     */
    static MultiMap headers(SigningSecrets<String> secrets, String id, long timestamp, byte[] body) {
        String seconds = Long.toString(timestamp);
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .set("x-webhook-timestamp", seconds)
                .set("x-webhook-signature", specified(secrets.current(), seconds, body));
        secrets.next().ifPresent(next -> headers.set("x-webhook-signature-next", specified(next, seconds, body)));
        return headers.set("webhook-id", id)
                .set("webhook-timestamp", seconds)
                .set(
                        "webhook-signature",
                        Stream.of(Optional.of(secrets.current()), secrets.next(), secrets.previous())
                                .flatMap(Optional::stream)
                                .map(secret -> standard(secret, id, seconds, body))
                                .collect(Collectors.joining(" ")));
    }

    /** The key is the whole secret as displayed, prefix and all. */
    private static String specified(String secret, String timestamp, byte[] body) {
        byte[] mac = Digest.hmacSha256(secret.getBytes(StandardCharsets.UTF_8), utf8(timestamp + "."), body);
        return "sha256=" + HexFormat.of().formatHex(mac);
    }

    /** The key is what the base64 behind the prefix stands for. */
    private static String standard(String secret, String id, String timestamp, byte[] body) {
        byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
        byte[] mac = Digest.hmacSha256(key, utf8(id + "." + timestamp + "."), body);
        return "v1," + Base64.getEncoder().encodeToString(mac);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
