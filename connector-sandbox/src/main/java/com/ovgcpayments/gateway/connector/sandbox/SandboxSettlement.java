package com.ovgcpayments.gateway.connector.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ovgcpayments.gateway.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the sandbox's API tells of the money of a capture.
 *
 * @param booked empty until the money is there
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SandboxSettlement(String reference, String captureId, Optional<Booked> booked) {
    private static final BigDecimal FEE_RATE = new BigDecimal("0.029");
    private static final BigDecimal FIXED_FEE = new BigDecimal("0.30");

    /** Amounts in minor units; gross is fee and net together. */
    record Booked(long gross, long fee, long net, String currency, Instant availableOn) {}

    /** @param delay between a capture and its settlement */
    static SandboxSettlement of(String reference, SandboxPayment.Capture capture, Duration delay, Instant now) {
        Instant availableOn = capture.capturedAt().plus(delay);
        return new SandboxSettlement(
                reference,
                capture.id(),
                now.isBefore(availableOn) ? Optional.empty() : Optional.of(booked(capture, availableOn)));
    }

    /** 2.9 % and 0.30 of whatever the currency is, rounded half to even to what the currency has. */
    static long fee(Money gross) {
        BigDecimal major = gross.major();
        return major.multiply(FEE_RATE)
                .add(FIXED_FEE)
                .setScale(major.scale(), RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
    }

    private static Booked booked(SandboxPayment.Capture capture, Instant availableOn) {
        long fee = fee(capture.money());
        return new Booked(capture.amount(), fee, capture.amount() - fee, capture.currency(), availableOn);
    }
}
