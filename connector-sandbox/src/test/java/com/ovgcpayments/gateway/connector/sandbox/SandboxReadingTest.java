package com.ovgcpayments.gateway.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what the processor surely said of this very payment is believed. */
class SandboxReadingTest {
    private static final SandboxReading READING = new SandboxReading("a_1", "http://localhost:9000");
    private static final String OPEN = """
            {"id":"p","reference":"a_1","status":"open","url":"http://localhost:9000/pay/p","captures":[]}""";
    private static final String APPROVED = """
            {"id":"p","reference":"a_1","status":"approved",
             "captures":[{"id":"c","amount":2500,"currency":"USD","captured_at":"2026-11-22T12:00:00Z"}]}""";

    @Test
    void readsWhatIsWhole() {
        assertThat(read(200, OPEN)).isEqualTo(new Outcome.Redirect(URI.create("http://localhost:9000/pay/p"), "p"));
        assertThat(read(200, APPROVED))
                .isEqualTo(new Outcome.Succeeded(List.of(
                        new Outcome.Capture("c", new Money(2500, "USD"), Instant.parse("2026-11-22T12:00:00Z")))));
        assertThat(read(200, """
                {"id":"p","reference":"a_1","status":"processing","captures":[]}""")).isEqualTo(new Outcome.Pending("p", Optional.empty()));
        assertThat(read(402, """
                {"id":"p","reference":"a_1","status":"declined","captures":[],"decline":{"code":"new","soft":true}}""")).isEqualTo(new Outcome.Declined("new", DeclineReason.GENERIC, true));
        assertThat(read(200, """
                {"id":"p","reference":"a_1","status":"closed","captures":[]}""")).isEqualTo(new Outcome.Closed("closed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"reference\":\"a_1\"",
                "{\"id\":\"p\",\"reference\":\"a_2\",\"status\":\"closed\",\"captures\":[]}",
                "{\"id\":\"p\",\"status\":\"closed\",\"captures\":[]}",
                "{\"reference\":\"a_1\",\"status\":\"closed\",\"captures\":[]}",
                "{\"id\":\"p\",\"reference\":\"a_1\",\"captures\":[]}",
                "{\"id\":\"p\",\"reference\":\"a_1\",\"status\":\"closed\",\"captures\":[]} more",
                "{\"id\":\"p\",\"reference\":\"a_1\",\"status\":\"unheard of\",\"captures\":[]}",
                "{\"id\":\"p\",\"reference\":\"a_1\",\"status\":2,\"captures\":[]}",
                "{\"id\":\"p\",\"reference\":\"a_1\",\"status\":\"approved\",\"captures\":[]}",
                "{\"id\":\"p\",\"reference\":\"a_1\",\"status\":\"approved\",\"captures\":[null]}",
                "{\"id\":\"p\",\"reference\":\"a_1\",\"status\":\"approved\"}",
                "{\"id\":\"p\",\"reference\":\"a_1\",\"status\":\"declined\",\"captures\":[]}",
                "{\"id\":\"p\",\"reference\":\"a_1\",\"status\":\"declined\",\"captures\":[],\"decline\":{\"code\":\"x\"}}",
                "{\"id\":\"p\",\"reference\":\"a_1\",\"status\":\"open\",\"captures\":[]}",
            })
    void whatIsNotWholeIsUnknown(String body) {
        assertThat(read(200, body)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amount\":\"2500\"",
                "\"amount\":2500.5",
                "\"amount\":25e2",
                "\"amount\":-1",
                "\"amount\":null",
                "\"amount\":99999999999999999999",
                "\"amounts\":2500",
            })
    void anAmountThatIsNoneIsUnknown(String amount) {
        String body = APPROVED.replace("\"amount\":2500", amount);
        assertThat(body).isNotEqualTo(APPROVED);
        assertThat(read(200, body)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aCurrencyOrATimeThatIsNoneIsUnknown() {
        assertThat(read(200, APPROVED.replace("USD", "XXX"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(read(200, APPROVED.replace("2026-11-22T12:00:00Z", "today"))).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:9000/pay/p",
                "http://localhost:9001/pay/p",
                "http://localhost.evil.example:9000/pay/p",
                "http://localhost:9000@evil.example/pay/p",
                "/pay/p",
                "javascript:alert(1)"
            })
    void aPageElsewhereIsUnknown(String url) {
        assertThat(read(200, OPEN.replace("http://localhost:9000/pay/p", url))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aRefusalMeansThatNothingWasMadeOnlyAtBegin() {
        String refusal = "{\"code\":\"invalid_request\",\"message\":\"no\"}";
        for (int status : new int[] {400, 401, 403}) {
            assertThat(READING.ofBegin(json(status, refusal))).isInstanceOf(Outcome.NotSent.class);
            assertThat(READING.of(json(status, refusal))).isInstanceOf(Outcome.Unknown.class);
            // Somebody else's refusal, such as a proxy's, says nothing.
            assertThat(READING.ofBegin(answer(status, "text/html", "no"))).isInstanceOf(Outcome.Unknown.class);
            assertThat(READING.ofBegin(json(status, "{}"))).isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(READING.ofBegin(json(409, refusal))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whatWasNotAnsweredIsUnknownAndWhatWasNotReachedNotSent() {
        assertThat(READING.of(new ProcessorHttp.NoAnswer("late"))).isEqualTo(new Outcome.Unknown("late"));
        assertThat(READING.ofBegin(new ProcessorHttp.NotReached("refused"))).isEqualTo(new Outcome.NotSent("refused"));
        assertThat(READING.of(json(500, OPEN))).isInstanceOf(Outcome.Unknown.class);
        assertThat(READING.of(json(302, OPEN))).isInstanceOf(Outcome.Unknown.class);
        assertThat(READING.of(answer(404, "text/html", "not here")))
                .isEqualTo(new Outcome.Unknown("sandbox answered 404 as text/html"));
        assertThat(READING.of(
                        new ProcessorHttp.Answer(200, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(APPROVED))))
                .isInstanceOf(Outcome.Unknown.class);
    }

    private static Outcome read(int status, String body) {
        return READING.of(json(status, body));
    }

    private static ProcessorHttp.Answer json(int status, String body) {
        return answer(status, "application/json; charset=utf-8", body);
    }

    private static ProcessorHttp.Answer answer(int status, String type, String body) {
        return new ProcessorHttp.Answer(
                status, MultiMap.caseInsensitiveMultiMap().add("content-type", type), Buffer.buffer(body));
    }
}
