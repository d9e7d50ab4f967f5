package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.secret.TimestampedSignature;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stripe's own client and ours believe the same messages, but that ours believes none from the future. */
class StripeSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AnotherSecretThatNobodyHereKnows";
    private static final String BODY = "{\"id\":\"evt_1\",\"object\":\"event\",\"name\":\"Zoë ☂\"}";
    private static final long NOW = 1_790_000_000;

    static Stream<Arguments> headers() throws GeneralSecurityException {
        String good = header(SECRET, BODY, NOW);
        String hmac = good.substring(good.indexOf("v1="));
        String wrong = header(OTHER, BODY, NOW);
        String wrongHmac = wrong.substring(wrong.indexOf("v1="));
        return Stream.of(
                Arguments.of("as Stripe signs", good, true),
                Arguments.of("five minutes ago", header(SECRET, BODY, NOW - 300), true),
                Arguments.of("longer ago", header(SECRET, BODY, NOW - 301), false),
                Arguments.of("years ago", header(SECRET, BODY, 1), false),
                Arguments.of("another secret", wrong, false),
                Arguments.of("another body", header(SECRET, BODY + " ", NOW), false),
                Arguments.of("while a secret is rolled, ours second", "t=" + NOW + "," + wrongHmac + "," + hmac, true),
                Arguments.of("while a secret is rolled, ours first", good + "," + wrongHmac, true),
                Arguments.of("with another scheme besides", good + ",v0=" + "0".repeat(64), true),
                Arguments.of("only another scheme", good.replace("v1=", "v0="), false),
                Arguments.of("with the time last", hmac + ",t=" + NOW, true),
                Arguments.of("without time", hmac, false),
                Arguments.of("without signature", "t=" + NOW, false),
                Arguments.of("another time", good.replace("t=" + NOW, "t=" + (NOW - 1)), false),
                Arguments.of("no time", good.replace("t=" + NOW, "t=noon"), false),
                Arguments.of("negative time", good.replace("t=" + NOW, "t=-5"), false),
                Arguments.of(
                        "in capitals", "t=" + NOW + ",v1=" + hmac.substring(3).toUpperCase(Locale.ROOT), false),
                Arguments.of("cut short", good.substring(0, good.length() - 2), false),
                Arguments.of("lengthened", good + "00", false),
                Arguments.of("nonsense", "nonsense", false),
                Arguments.of("commas", ",,,", false),
                Arguments.of("empty", "", false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void stripesClientAndWeAgree(String name, String header, boolean believed) {
        assertThat(stripeBelieves(header)).as("Stripe's client").isEqualTo(believed);
        assertThat(refusal(header).isEmpty()).as("ours").isEqualTo(believed);
    }

    @Test
    void whatWeSignStripesClientBelieves() {
        String ours = new TimestampedSignature(List.of(bytes(SECRET)), Duration.ofMinutes(5))
                .sign(Buffer.buffer(BODY), Instant.ofEpochSecond(NOW));
        assertThat(stripeBelieves(ours)).isTrue();
    }

    @Test
    void theFutureIsBelievedByStripesClientOnly() throws GeneralSecurityException {
        String early = header(SECRET, BODY, NOW + 301);
        assertThat(stripeBelieves(early)).isTrue();
        assertThat(refusal(early)).contains("signed in the future");
        assertThat(refusal(header(SECRET, BODY, NOW + 300))).isEmpty();
    }

    @Test
    void noHeaderIsNoSignature() {
        assertThat(signature().refusal(Optional.empty(), Buffer.buffer(BODY), Instant.ofEpochSecond(NOW)))
                .contains("no signature");
    }

    @Test
    void anySecretOfSeveralWillDo() throws GeneralSecurityException {
        TimestampedSignature both =
                new TimestampedSignature(List.of(bytes(OTHER), bytes(SECRET)), Duration.ofMinutes(5));
        assertThat(both.refusal(
                        Optional.of(header(SECRET, BODY, NOW)), Buffer.buffer(BODY), Instant.ofEpochSecond(NOW)))
                .isEmpty();
    }

    private static Optional<String> refusal(String header) {
        return signature().refusal(Optional.of(header), Buffer.buffer(BODY), Instant.ofEpochSecond(NOW));
    }

    private static TimestampedSignature signature() {
        return new TimestampedSignature(List.of(bytes(SECRET)), Duration.ofMinutes(5));
    }

    private static boolean stripeBelieves(String header) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
        try {
            return Webhook.constructEvent(BODY, header, SECRET, 300, clock) != null;
        } catch (SignatureVerificationException | NumberFormatException refused) { // the latter for a time that is none
            return false;
        }
    }

    private static String header(String secret, String body, long at) throws GeneralSecurityException {
        return Webhook.Signature.generateSignatureHeader(body, secret, at);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
