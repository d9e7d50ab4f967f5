package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {
    private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"9, 9, false", "10, 6, false", "10, 7, true", "10, 10, true", "100, 69, false", "100, 70, true"})
    void opensWhenEnoughTriesFailed(int tries, int failed, boolean opens) {
        assertThat(Breaker.CLOSED.afterFailure(false, tries, failed, NOW))
                .isEqualTo(opens ? open(Duration.ofSeconds(30)) : Breaker.CLOSED);
    }

    @Test
    void eachFailedProbeDoublesThePauseUpToAQuarterOfAnHour() {
        Breaker breaker = open(Duration.ofSeconds(30));
        for (long seconds : new long[] {60, 120, 240, 480, 900, 900}) {
            breaker = breaker.afterFailure(true, 20, 20, NOW);
            assertThat(breaker).isEqualTo(open(Duration.ofSeconds(seconds)));
        }
    }

    @Test
    void whatWasUnderWayWhenItOpenedIsNoProbe() {
        Breaker open = open(Duration.ofSeconds(30));
        assertThat(open.afterFailure(false, 20, 20, NOW.plusSeconds(3))).isEqualTo(open);
    }

    private static Breaker open(Duration pause) {
        return new Breaker(Optional.of(pause), Optional.of(NOW.plus(pause)));
    }
}
