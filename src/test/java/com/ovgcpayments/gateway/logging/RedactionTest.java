package com.ovgcpayments.gateway.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String CARD = "4242424242424242";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "key ovgc_live_AbC-_9 refused                  | key ovgc_live_*** refused",
                "ovgc_test_AbC,whsec_MfKQ+/9==                 | ovgc_test_***,whsec_***",
                "ovgc_op_AbC sk_live_51Hx                      | ovgc_op_*** sk_live_***",
                "Authorization: Bearer abc.def                 | Authorization: ***",
                "{AUTHORIZATION=Basic dTpw, Accept=x}          | {AUTHORIZATION=***}",
                "{\"authorization\":\"Digest x\",\"a\":1}      | {\"authorization\":\"***\",\"a\":1}",
                "sent bearer eyJhbGciOi.J9 along               | sent bearer *** along",
                "postgresql://app:pa-s@db:5432/x failed        | postgresql://app:***@db:5432/x failed",
                "mail to jane.doe+x@shop.example.com now       | mail to j***@shop.example.com now",
                "email=a@b.co&x=1                              | email=***@b.co&x=1",
                "/find?email=jane%40shop.example               | /find?email=***%40shop.example",
                "to jörg.müller@büro.example or ö@österreich.at | to j***@büro.example or ***@österreich.at",
                "jane@localhost                                | j***@localhost",
                "card 4242424242424242 declined                | card *** declined",
                "4242 4242 4242 4242 123                       | *** 123",
                "12 4242-4242-4242-4242                        | 12 ***",
                "pan=378282246310005;cvc                       | pan=***;cvc",
                "4222222222222 and 6304000000000000000         | *** and ***",
                "x4242424242424242y                            | x***y"
            })
    void masks(String text, String expected) {
        assertThat(Redaction.apply(text)).isEqualTo(expected);
        assertThat(Redaction.apply(expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "listening on 0.0.0.0:8080",
                "2026-11-22T12:30:45.123456789Z",
                "session 019aa8f2-1f0e-7cc3-a3e5-7b3a0f1c2d3e completed",
                "4242424242424243 fails the check digit",
                "42424242424242424242 is too long",
                "424242424242 is too short",
                "cannot enter postgresql://gateway_app@db.internal:5432/gateway",
                "the bearer of basic authentication",
                "@Override or @ alone, 100% sure",
                "mask_of_ovgc, risk_level, task_live"
            })
    void leavesTheRestAsItIs(String text) {
        assertThat(Redaction.apply(text)).isEqualTo(text);
    }

    @Test
    void masksEveryMatchOfALongText() {
        String line = "from jane@example.com with ovgc_live_abc and " + CARD + "\n";
        String masked = Redaction.apply(line.repeat(500));
        assertThat(masked).isEqualTo("from j***@example.com with ovgc_live_*** and ***\n".repeat(500));
    }

    @Test
    void longRunsOfOneKindAreReadOnce() {
        String letters = "a".repeat(200_000);
        String digits = "0".repeat(200_000);
        String ones = "1-".repeat(100_000);
        String all = letters + " @ " + digits + "x" + ones;
        assertThat(Redaction.apply(all))
                .startsWith(letters + " @ " + digits + "x")
                .hasSizeLessThanOrEqualTo(all.length());
    }
}
