package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.net.RetryAfter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    private static final SendResult.Tried TIMED_OUT = new SendResult.Failed(SendResult.Failure.TIMEOUT, "late");

    @Test
    void triesTenTimes() {
        List<Duration> pauses = List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14),
                Duration.ofHours(20),
                Duration.ofHours(24));
        for (int number = 1; number <= pauses.size(); number++) {
            assertThat(RetrySchedule.after(TIMED_OUT, number, () -> 0.5))
                    .isEqualTo(new RetrySchedule.Retry(pauses.get(number - 1)));
        }
        assertThat(RetrySchedule.after(TIMED_OUT, 10, () -> 0.5)).isEqualTo(new RetrySchedule.GiveUp(false));
    }

    @Test
    void spreadsByAFifthEitherWay() {
        assertThat(RetrySchedule.after(TIMED_OUT, 2, () -> 0))
                .isEqualTo(new RetrySchedule.Retry(Duration.ofMinutes(4)));
        assertThat(RetrySchedule.after(TIMED_OUT, 2, () -> 1))
                .isEqualTo(new RetrySchedule.Retry(Duration.ofMinutes(6)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void everyStatusOf2xxIsASuccess(int status) {
        assertThat(RetrySchedule.after(answered(status), 1, () -> 0.5)).isEqualTo(new RetrySchedule.Succeeded());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 300, 301, 302, 307, 308, 400, 401, 404, 429, 500, 503})
    void nothingElseIs(int status) {
        assertThat(RetrySchedule.after(answered(status), 1, () -> 0.5))
                .isEqualTo(new RetrySchedule.Retry(Duration.ofSeconds(5)));
    }

    @Test
    void goneIsForever() {
        assertThat(RetrySchedule.after(answered(410), 1, () -> 0.5)).isEqualTo(new RetrySchedule.GiveUp(true));
    }

    @ParameterizedTest
    @CsvSource({"429, 100, 100", "503, 100, 100", "503, 1, 5", "500, 100, 5", "200, 100, 0"})
    void waitsAsLongAsItIsAskedTo(int status, int asked, int seconds) {
        RetrySchedule.Next next = RetrySchedule.after(
                new SendResult.Answered(status, Buffer.buffer(), Optional.of(Duration.ofSeconds(asked))), 1, () -> 0.5);
        assertThat(next)
                .isEqualTo(
                        seconds == 0
                                ? new RetrySchedule.Succeeded()
                                : new RetrySchedule.Retry(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                120                              | PT2M
                ' 7 '                            | PT7S
                0                                | PT0S
                86401                            | PT24H
                999999999                        | PT24H
                99999999999999999999             | -
                -5                               | -
                1.5                              | -
                soon                             | -
                ''                               | -
                Thu, 09 Oct 2025 08:54:20 GMT    | PT1M
                Thu, 09 Oct 2025 08:00:00 GMT    | PT0S
                Fri, 09 Oct 2026 08:00:00 GMT    | PT24H
                Thu, 99 Oct 2025 08:00:00 GMT    | -
                """)
    void readsRetryAfter(String text, Duration expected) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("Retry-After", text);
        assertThat(RetryAfter.of(headers, Instant.ofEpochSecond(1760000000))).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void nobodyNeedsToAsk() {
        assertThat(RetryAfter.of(MultiMap.caseInsensitiveMultiMap(), Instant.EPOCH))
                .isEmpty();
    }

    private static SendResult.Tried answered(int status) {
        return new SendResult.Answered(status, Buffer.buffer(), Optional.empty());
    }
}
