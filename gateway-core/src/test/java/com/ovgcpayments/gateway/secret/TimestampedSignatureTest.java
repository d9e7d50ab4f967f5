package com.ovgcpayments.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampedSignatureTest {
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_800_000_000L);
    private static final Buffer BODY = Buffer.buffer("{\"event_id\":\"evt_1\"}");
    // printf '1800000000.{"event_id":"evt_1"}' | openssl dgst -sha256 -hmac secret
    private static final String HMAC = "bb93363723771bf6d2261fa16fb495bcd5f49b77f4b4b1f7dc936df2adaa606b";

    private final TimestampedSignature signature = signature("secret");

    @Test
    void isWhatOthersCompute() {
        assertThat(signature.sign(BODY, SIGNED_AT)).isEqualTo("t=1800000000,v1=" + HMAC);
    }

    @ParameterizedTest
    @CsvSource({
        "-301, signed in the future",
        "-300, ",
        "0,    ",
        "300,  ",
        "301,  signed too long ago",
    })
    void isBelievedForFiveMinutesBothWays(long secondsLater, String refusal) {
        assertThat(refusal(signature.sign(BODY, SIGNED_AT), BODY, SIGNED_AT.plusSeconds(secondsLater)))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void oneOfSeveralIsEnough() {
        String zeros = "0".repeat(64);
        assertThat(refusal("t=1800000000, v1=" + zeros + ", v1=" + HMAC + ", v2=x", BODY, SIGNED_AT))
                .isEmpty();
    }

    @Test
    void anAlteredBodyIsRefused() {
        Buffer altered = Buffer.buffer("{\"event_id\":\"evt_2\"}");
        assertThat(refusal(signature.sign(BODY, SIGNED_AT), altered, SIGNED_AT)).contains("wrong signature");
    }

    @Test
    void anAlteredTimeIsRefused() {
        String header = signature.sign(BODY, SIGNED_AT).replace("t=1800000000", "t=1800000001");
        assertThat(refusal(header, BODY, SIGNED_AT)).contains("wrong signature");
    }

    @Test
    void anotherSecretIsRefused() {
        String header = signature("other").sign(BODY, SIGNED_AT);
        assertThat(refusal(header, BODY, SIGNED_AT)).contains("wrong signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=1800000000",
                "v1=" + HMAC,
                "t=,v1=" + HMAC,
                "t=-1,v1=" + HMAC,
                "t=18e8,v1=" + HMAC,
                "t=99999999999999999999,v1=" + HMAC,
                "t=1800000000,t=1800000000,v1=" + HMAC
            })
    void whatIsNoSignatureIsRefused(String header) {
        assertThat(refusal(header, BODY, SIGNED_AT)).contains("unreadable signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz", "é"})
    void anHmacThatIsNoneIsPassedOver(String hmac) {
        assertThat(refusal("t=1800000000,v1=" + hmac, BODY, SIGNED_AT)).contains("unreadable signature");
        assertThat(refusal("t=1800000000,v1=" + hmac + ",v1=" + HMAC, BODY, SIGNED_AT))
                .isEmpty();
    }

    @Test
    void noHeaderIsRefused() {
        assertThat(signature.refusal(Optional.empty(), BODY, SIGNED_AT)).contains("no signature");
    }

    @Test
    void whileASecretIsReplacedTheFirstSignsAndBothAreBelieved() {
        TimestampedSignature both = signature("other", "secret");
        assertThat(both.sign(BODY, SIGNED_AT)).isEqualTo(signature("other").sign(BODY, SIGNED_AT));
        assertThat(both.refusal(Optional.of(signature.sign(BODY, SIGNED_AT)), BODY, SIGNED_AT))
                .isEmpty();
    }

    @Test
    void whoHoldsNoSecretBelievesNothing() {
        assertThat(signature().refusal(Optional.of(signature.sign(BODY, SIGNED_AT)), BODY, SIGNED_AT))
                .contains("wrong signature");
    }

    @Test
    void anEmptySecretProvesNothing() {
        assertThatThrownBy(() -> signature("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static TimestampedSignature signature(String... secrets) {
        return new TimestampedSignature(
                Stream.of(secrets)
                        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                Duration.ofMinutes(5));
    }

    private Optional<String> refusal(String header, Buffer body, Instant now) {
        return signature.refusal(Optional.of(header), body, now);
    }
}
