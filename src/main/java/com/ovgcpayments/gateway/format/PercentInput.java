package com.ovgcpayments.gateway.format;

import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads per cent as people type them, {@code 2.9}, exactly: as basis points, hundredths of a per cent. */
public final class PercentInput {
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(?:[.,][0-9]{1,2})?");
    private static final int WHOLE = 10_000;

    private PercentInput() {}

    /** From 0 to 10 000; empty if it is none, has more than two decimals, or is more than 100. */
    public static OptionalInt read(String typed) {
        String text = typed.strip();
        if (!PERCENT.matcher(text).matches()) {
            return OptionalInt.empty();
        }
        int points = new BigDecimal(text.replace(',', '.')).movePointRight(2).intValueExact();
        return points <= WHOLE ? OptionalInt.of(points) : OptionalInt.empty();
    }

    /** What to say about a text that is not read. */
    public static String expectation() {
        return "Write the share like 2.9: from 0 to 100 per cent, with at most two decimals.";
    }

    /** As it would be typed. */
    public static String write(int basisPoints) {
        BigDecimal percent = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros();
        return percent.toPlainString();
    }
}
