package com.ovgcpayments.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorJsonTest {
    @Test
    void whatIsThereIsReadAsItIs() throws UnfitAnswer {
        ProcessorJson json = parse("""
                {"text":"a","number":7,"decimal":24.990,"priced":"24.99","flag":true,"seconds":1790000000,
                 "time":"2026-04-14T12:00:00Z","url":"https://p.example/x","object":{"inner":"b"},
                 "objects":[{"inner":1},{"inner":2}],"texts":["c","d"],"nothing":null}""");
        assertThat(json.requireText("text")).isEqualTo("a");
        assertThat(json.requireNumber("number")).isEqualTo(7);
        assertThat(json.requireDecimal("decimal")).isEqualByComparingTo("24.99");
        assertThat(json.requireDecimal("priced")).isEqualTo(new BigDecimal("24.99"));
        assertThat(json.requireDecimal("number")).isEqualTo(new BigDecimal("7"));
        assertThat(json.requireFlag("flag")).isTrue();
        assertThat(json.requireUnixTime("seconds")).isEqualTo(Instant.ofEpochSecond(1_790_000_000));
        assertThat(json.requireTime("time")).isEqualTo(Instant.parse("2026-04-14T12:00:00Z"));
        assertThat(json.url("url")).contains(URI.create("https://p.example/x"));
        assertThat(json.requireObject("object").text("inner")).contains("b");
        assertThat(json.requireObjects("objects")).hasSize(2);
        assertThat(json.requireTexts("texts")).containsExactly("c", "d");
        assertThat(json.at("/object/inner")).contains("b");
        assertThat(json.at("/objects/1/inner")).contains("2");
        assertThat(json.text("nothing")).isEmpty();
        assertThat(json.number("missing")).isEmpty();
        assertThat(json.object("nothing")).isEmpty();
        assertThat(json.at("/object")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":2}",
                "<h1>no</h1>",
                "{\"a\":01}",
                "{'a':1}"
            })
    void whatIsNoSingleObjectIsUnfit(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(UnfitAnswer.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"7", "true", "{}", "[]", "\"\"", "1.5", "99999999999999999999", "null", "\"x\""})
    void nothingIsGuessed(String value) throws UnfitAnswer {
        ProcessorJson json = parse("{\"f\":" + value + "}");
        if (!value.startsWith("\"")) {
            assertThatThrownBy(() -> json.requireText("f")).isInstanceOf(UnfitAnswer.class);
        }
        if (!value.equals("7")) {
            assertThatThrownBy(() -> json.requireNumber("f")).isInstanceOf(UnfitAnswer.class);
            assertThatThrownBy(() -> json.requireUnixTime("f")).isInstanceOf(UnfitAnswer.class);
        }
        if (!value.equals("true")) {
            assertThatThrownBy(() -> json.requireFlag("f")).isInstanceOf(UnfitAnswer.class);
        }
        if (!value.equals("{}")) {
            assertThatThrownBy(() -> json.requireObject("f")).isInstanceOf(UnfitAnswer.class);
        }
        if (!value.equals("[]")) {
            assertThatThrownBy(() -> json.requireObjects("f")).isInstanceOf(UnfitAnswer.class);
            assertThatThrownBy(() -> json.requireTexts("f")).isInstanceOf(UnfitAnswer.class);
        }
        assertThatThrownBy(() -> json.requireTime("f")).isInstanceOf(UnfitAnswer.class);
    }

    @Test
    void aComplaintHoldsNothingOfTheContent() {
        assertThatThrownBy(() -> parse("{\"f\":\"payer@example.com\"}").requireNumber("f"))
                .hasMessage("f is no whole number");
        assertThatThrownBy(() -> parse("payer@example.com")).hasMessage("no JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "application/json; charset=utf-8, true",
        "Application/JSON, true",
        "text/html, false",
        "application/jsonp, false",
        ", false"
    })
    void onlyWhatCallsItselfJsonIsRead(String type, boolean read) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (type != null) {
            headers.set("Content-Type", type);
        }
        ProcessorHttp.Answer answer = new ProcessorHttp.Answer(200, headers, Buffer.buffer("{}"));
        if (read) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> ProcessorJson.parse(answer)))
                    .isNull();
        } else {
            assertThatThrownBy(() -> ProcessorJson.parse(answer)).isInstanceOf(UnfitAnswer.class);
        }
    }

    private static ProcessorJson parse(String json) throws UnfitAnswer {
        return ProcessorJson.parse(Buffer.buffer(json));
    }
}
