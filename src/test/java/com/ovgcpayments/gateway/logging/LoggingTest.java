package com.ovgcpayments.gateway.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.config.LogFormat;
import com.ovgcpayments.gateway.config.LogLevel;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LoggingTest {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingTest.class);
    private static final String KEY = "ovgc_live_0123456789abcdefghijABCDEFGHIJ0123456789abc";

    @Test
    void aJsonLineHoldsItsEvent() {
        try (CapturedLog log = new CapturedLog(LogFormat.JSON, LogLevel.INFO)) {
            MDC.put("connector", "stripe");
            LOG.atWarn()
                    .addKeyValue("attempt", 3)
                    .addKeyValue("last", true)
                    .addKeyValue("why", "zürich\n")
                    .setCause(new IllegalStateException("outer", new IllegalArgumentException("inner")))
                    .log("try {} failed", 3);
            MDC.remove("connector");
            LOG.debug("not logged at this level");
            List<JsonObject> lines = log.json();
            assertThat(lines).hasSize(1);
            JsonObject line = lines.get(0);
            assertThat(line.getInstant("time")).isNotNull();
            assertThat(line.getString("level")).isEqualTo("WARN");
            assertThat(line.getString("logger")).isEqualTo(LoggingTest.class.getName());
            assertThat(line.getString("message")).isEqualTo("try 3 failed");
            assertThat(line.getJsonObject("fields"))
                    .isEqualTo(new JsonObject()
                            .put("connector", "stripe")
                            .put("attempt", 3)
                            .put("last", true)
                            .put("why", "zürich\n"));
            assertThat(line.getString("exception"))
                    .contains("IllegalStateException: outer")
                    .contains("Caused by: java.lang.IllegalArgumentException: inner")
                    .contains("\tat ");
        }
    }

    @Test
    void aTextLineIsForPeople() {
        try (CapturedLog log = new CapturedLog(LogFormat.TEXT, LogLevel.INFO)) {
            LOG.atInfo().addKeyValue("port", 8080).log("listening");
            LOG.info("ready");
            assertThat(log.text())
                    .containsPattern("(?m)^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  \\S+LoggingTest listening port=\"8080\"$"
                            + "\\R^\\S+ INFO  \\S+LoggingTest ready$");
        }
    }

    @ParameterizedTest
    @EnumSource
    void noCanaryGetsOut(LogFormat format) {
        try (CapturedLog log = new CapturedLog(format, LogLevel.INFO)) {
            Throwable cause = new IllegalArgumentException("card 5555 5555 5555 4444 of jane.doe@example.com");
            Throwable failure = new IllegalStateException("Authorization: Bearer " + KEY, cause);
            failure.addSuppressed(new IllegalStateException("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
            MDC.put("email", "jane.doe@example.com");
            LOG.atError()
                    .addKeyValue("pan", 4242424242424242L)
                    .addKeyValue("key", KEY)
                    .setCause(failure)
                    .log("refused {} of {}", KEY, "jane.doe@example.com");
            MDC.remove("email");
            java.util.logging.Logger.getLogger("jul").warning("from a library: " + KEY);
            assertThat(log.text())
                    .contains("refused", "of j***@example.com", "from a library")
                    .doesNotContain(KEY.substring(10), "jane.doe", "4242424242424242", "5555 4444", "MfKQ9r8G");
        }
    }

    @Test
    void warningsAreNotLostWhenThereIsTooMuchToLog() {
        int many = 20_000;
        try (CapturedLog log = new CapturedLog(LogFormat.JSON, LogLevel.INFO)) {
            IntStream.range(0, many).forEach(i -> LOG.warn("w{}", i));
            assertThat(log.text().lines()).hasSize(many);
        }
    }
}
