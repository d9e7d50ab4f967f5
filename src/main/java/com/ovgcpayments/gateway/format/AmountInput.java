package com.ovgcpayments.gateway.format;

import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads amounts as people type them, in major units: {@code 12.50}. What could be meant in two ways is not read at all, so
 * that nobody pays a thousand times what he meant.
 */
public final class AmountInput {
    private static final int MOST_DIGITS = 12;
    private static final int MOST_CHARACTERS = 32;
    private static final Pattern WHOLE = Pattern.compile("[0-9]+");
    private static final Pattern WITH_POINT = Pattern.compile("[0-9]+\\.[0-9]+");
    private static final Pattern WITH_COMMA = Pattern.compile("[0-9]+,[0-9]{1,2}");

    private AmountInput() {}

    /**
     * The amount, exactly. A comma before one or two decimals is a point; thousands are not grouped.
     *
     * @param currency a code that {@link Currencies} knows
     * @return empty if it is none, is not more than zero, has more decimals than the currency, or more than 12 digits
     */
    public static Optional<Money> read(String typed, String currency) {
        String text = typed.strip();
        int decimals = Currencies.exponent(currency).orElseThrow();
        if (WITH_COMMA.matcher(text).matches() && decimals == 2) {
            text = text.replace(',', '.');
        }
        boolean plain =
                WHOLE.matcher(text).matches() || WITH_POINT.matcher(text).matches();
        if (!plain || text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        BigDecimal minor = new BigDecimal(text).movePointRight(decimals).stripTrailingZeros();
        boolean amount = minor.signum() > 0 && minor.scale() <= 0 && minor.precision() - minor.scale() <= MOST_DIGITS;
        return amount ? Optional.of(new Money(minor.longValueExact(), currency)) : Optional.empty();
    }

    /** What to say about a text that is not read. */
    public static String expectation(String currency) {
        return switch (Currencies.exponent(currency).orElseThrow()) {
            case 0 -> "Write the amount like 1250: more than zero, and without decimals, as " + currency + " has none.";
            case 2 -> "Write the amount like 12.50: more than zero, at most two decimals, nothing between thousands.";
            default ->
                "Write the amount like 12.500: more than zero, at most three decimals, with a point before them.";
        };
    }

    /** An amount as it would be typed. */
    public static String write(Money amount) {
        return amount.major().toPlainString();
    }
}
