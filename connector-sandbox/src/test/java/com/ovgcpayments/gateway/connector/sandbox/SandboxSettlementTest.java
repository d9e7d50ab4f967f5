package com.ovgcpayments.gateway.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.money.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxSettlementTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2500,  USD, 102",
        "2520,  USD, 103",
        "5500,  USD, 190", // 1.895: to even, up
        "500,   USD, 44", // 0.445: to even, down
        "1000,  JPY, 29",
        "10000, KWD, 590",
    })
    void aFeeIsRoundedOnceHalfToEven(long minor, String currency, long fee) {
        assertThat(SandboxSettlement.fee(new Money(minor, currency))).isEqualTo(fee);
    }

    @Test
    void moneyIsThereWhenTheDelayIsOver() {
        SandboxPayment.Capture capture = new SandboxPayment.Capture("cap_1", 2500, "USD", NOON);
        Duration delay = Duration.ofDays(2);
        Instant due = NOON.plus(delay);
        assertThat(SandboxSettlement.of("a_1", capture, delay, due.minusMillis(1))
                        .booked())
                .isEmpty();
        assertThat(SandboxSettlement.of("a_1", capture, delay, due).booked())
                .contains(new SandboxSettlement.Booked(2500, 102, 2398, "USD", due));
    }
}
