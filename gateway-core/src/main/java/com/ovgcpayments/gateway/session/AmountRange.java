package com.ovgcpayments.gateway.session;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * From which amount to which, in major units of whatever currency something is priced in; both ends belong to it.
 */
public record AmountRange(Optional<BigDecimal> least, Optional<BigDecimal> most) {
    static final AmountRange ANY = new AmountRange(Optional.empty(), Optional.empty());

    private static final BigDecimal BEYOND_ALL = BigDecimal.valueOf(Long.MAX_VALUE);

    public static AmountRange exactly(BigDecimal amount) {
        return new AmountRange(Optional.of(amount), Optional.of(amount));
    }

    /** Whether it holds one amount of a currency at the most. */
    boolean isExact() {
        return least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) == 0;
    }

    /** In minor units of a currency with so many decimals; above {@link #most(int)} if no amount of it is meant. */
    long least(int decimals) {
        return least.map(amount -> minor(amount, decimals, RoundingMode.CEILING))
                .orElse(0L);
    }

    long most(int decimals) {
        return most.map(amount -> minor(amount, decimals, RoundingMode.FLOOR)).orElse(Long.MAX_VALUE);
    }

    private static long minor(BigDecimal amount, int decimals, RoundingMode rounding) {
        BigDecimal minor = amount.movePointRight(decimals).setScale(0, rounding);
        return minor.min(BEYOND_ALL).longValueExact();
    }
}
