package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void signsAsTheDocumentedVectorSays() {
        MultiMap headers = WebhookSignature.headers(
                SigningSecrets.only(SECRET), "evt_test", 1760000000L, utf8("{\"id\":\"evt_test\"}"));
        assertThat(headers.get("x-webhook-timestamp")).isEqualTo("1760000000");
        assertThat(headers.get("x-webhook-signature"))
                .isEqualTo("sha256=74feec75e4b4b7d1fa7c168d457281b9cdc2730374e1461ad6ac48445ddefffc");
    }

    @Test
    void signsAsStandardWebhooksSays() {
        // What the npm packages standardwebhooks 1.1.1 and svix 1.99.1 make of the same input.
        MultiMap headers = WebhookSignature.headers(
                SigningSecrets.only(SECRET),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330L,
                utf8("{\"test\": 2432232314}"));
        assertThat(headers.get("webhook-id")).isEqualTo("msg_p5jXN8AQM9LWM0D4loKWxJek");
        assertThat(headers.get("webhook-timestamp")).isEqualTo("1614265330");
        assertThat(headers.get("webhook-signature")).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aSecretHolds256Bits() {
        String secret = WebhookSignature.newSecret();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(WebhookSignature.newSecret());
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
