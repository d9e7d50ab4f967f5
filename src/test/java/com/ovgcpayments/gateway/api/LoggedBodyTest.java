package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedBodyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"email\":\"jane.doe@shop.example\"}              | {\"email\":\"j***@shop.example\"}",
                "{\"email\":\"jane\\u0040shop.example\"}            | {\"email\":\"j***@shop.example\"}",
                "{\"email\":\"jane/@shop.example\"}                 | {\"email\":\"j***@shop.example\"}",
                "{\"email\":\"jane=doe?x@4242424242424242\"}       | {\"email\":\"j***@***\"}",
                "{\"product_title\":\"Plan of jane@shop.example\"} | {\"product_title\":\"Plan of j***@shop.example\"}",
                "{\"metadata\":{\"jane@a.example\":\"jörg@b.example\"}} | {\"metadata\":{\"j***@a.example\":\"j***@b.example\"}}",
                "{\"jane@shop.example\":1}                          | {\"j***@shop.example\":1}",
                "{\"pan\":4242424242424242,\"n\":12.50}             | {\"pan\":\"***\",\"n\":12.50}",
                "{\"m\":{\"note\":[\"4242 4242 4242 4242 yes\"]}}   | {\"m\":{\"note\":[\"*** yes\"]}}",
                "{\"4242424242424242\":true}                        | {\"***\":true}",
                "{\"x\":\"ovgc_live_abc and whsec_MfKQ\"}           | {\"x\":\"ovgc_live_*** and whsec_***\"}",
                "{\"data\":{\"secret\":\"whsec_MfKQ/+9\",\"a\":1}}  | {\"data\":{\"secret\":\"***\",\"a\":1}}",
                "{\"Authorization\":\"Basic dTpw\",\"a\":null}      | {\"Authorization\":\"***\",\"a\":null}",
                "{\"h\":\"Authorization: Bearer abc.1\"}            | {\"h\":\"Authorization: ***\"}",
                "{\"password\":{\"old\":\"a\",\"new\":[1]},\"b\":2} | {\"password\":\"***\",\"b\":2}",
                "{\"metadata\":{\"CVC\":123,\"c-v-v\":\"9\"}}       | {\"metadata\":{\"CVC\":\"***\",\"c-v-v\":\"***\"}}",
                "{\"destination\":{\"holder\":\"Jane\",\"last4\":\"3000\",\"kind\":\"iban\"}} | {\"destination\":{\"holder\":\"***\",\"last4\":\"***\",\"kind\":\"iban\"}}",
                "{\"\\u0069ban\":\"DE89\",\"account-number\":7}     | {\"iban\":\"***\",\"account-number\":\"***\"}",
                "{\"url\":\"https://u:pw@shop.example/\"}           | {\"url\":\"https://u:***@shop.example/\"}",
                "{\"id\":\"42424242-4242-4242-8000-000000000000\"}  | {\"id\":\"42424242-4242-4242-8000-000000000000\"}",
                "  [ 1 , {\"a\" : false } ]                         | [1,{\"a\":false}]",
                "\"jane@shop.example\"                              | \"j***@shop.example\"",
                "{\"a\":\"1\\u0000\\n\",\"a\":2}                    | {\"a\":\"1\\u0000\\n\",\"a\":2}"
            })
    void masksWhatIsConfidentialAndLeavesTheRest(String body, String expected) {
        assertThat(logged(body, false)).contains(expected);
        assertThat(logged(expected, false)).contains(expected);
    }

    @Test
    void ofABankAccountNothingIsShownWhateverItIsCalled() {
        assertThat(logged(
                        "{\"ibann\":\"DE89370400440532013000\",\"HOLDER\":\"Jane\",\"x\":{\"number\":12345678},"
                                + "\"DE89370400440532013000\":null,\"usual\":true}",
                        true))
                .contains("{\"ibann\":\"***\",\"HOLDER\":\"***\",\"x\":{\"number\":\"***\"},"
                        + "\"***\":null,\"usual\":true}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "no json", "{\"a\":", "{\"a\":1", "{} {}", "1 2", "{a:1}", "[1,]", "NaN", "a=1&b=2"})
    void whatIsNoJsonIsNotShown(String body) {
        assertThat(logged(body, false)).isEmpty();
    }

    @Test
    void whatIsNoTextIsNotShown() {
        assertThat(LoggedBody.of(Buffer.buffer(new byte[] {'"', (byte) 0xff, '"'}), false))
                .isEmpty();
    }

    @Test
    void whatIsTooDeepIsNotShown() {
        assertThat(logged("[".repeat(90) + "]".repeat(90), false)).isPresent();
        assertThat(logged("[".repeat(1000) + "]".repeat(1000), false)).isEmpty();
    }

    @Test
    void whatIsTooLongIsCutAndSaysSo() {
        String four = "𐍈";
        String body = new JsonObject()
                .put("a", "x".repeat(700))
                .put("card", "4242424242424242")
                .put("text", four.repeat(3_000))
                .put("more", 1)
                .encode();
        String shown = logged(body, false).orElseThrow();
        assertThat(shown).startsWith("{\"a\":\"x").contains("\"card\":\"***\"").endsWith(four + "…");
        assertThat(shown.getBytes(StandardCharsets.UTF_8).length)
                .isBetween(LoggedBody.MOST_BYTES - 4, LoggedBody.MOST_BYTES);
    }

    @Test
    void whatFitsIsNotCut() {
        String longest = "\"" + "x".repeat(LoggedBody.MOST_BYTES - 2) + "\"";
        assertThat(logged(longest, false)).contains(longest);
        assertThat(logged("\"" + "x".repeat(LoggedBody.MOST_BYTES - 1) + "\"", false))
                .hasValueSatisfying(cut -> assertThat(cut).endsWith("x…").hasSize(LoggedBody.MOST_BYTES - 2));
    }

    /** It is not read to its end, so that what it would cost is not more for being longer. */
    @Test
    void whatComesAfterTheCutMayBeAnything() {
        assertThat(logged("[" + "1,".repeat(LoggedBody.MOST_BYTES) + " and no JSON", false))
                .hasValueSatisfying(cut -> assertThat(cut).endsWith("…"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\":{\"code\":\"NOT_FOUND\",\"details\":[{\"code\":\"x\"}]}} | NOT_FOUND",
                "{\"data\":{\"error\":{\"code\":\"NOT_FOUND\"}}} |",
                "{\"error\":{\"why\":{\"code\":\"a\"}}} |",
                "{\"code\":\"NOT_FOUND\"} |",
                "[{\"error\":{\"code\":\"a\"}}] |",
                "\"code\" |"
            })
    void tellsTheCodeOfAnError(String body, String code) {
        assertThat(LoggedBody.of(Buffer.buffer(body), false).orElseThrow().errorCode())
                .isEqualTo(Optional.ofNullable(code));
    }

    private static Optional<String> logged(String body, boolean everyValue) {
        return LoggedBody.of(Buffer.buffer(body), everyValue).map(LoggedBody::json);
    }
}
