package com.ovgcpayments.gateway.format;

import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes amounts as people of a locale do, by the CLDR data of the JDK and two of its rules that java.text leaves out. */
public final class AmountText {
    private static final Set<String> KNOWN_TO_JDK = Set.copyOf(Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .toList());
    private static final Pattern LETTER_BESIDE_DIGIT = Pattern.compile("(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})");
    private static final Pattern LATIN_SYMBOL = Pattern.compile("\\p{IsLatin}\\p{Sc}");
    private static final String LEFT_TO_RIGHT_MARK = "\u200e";
    private static final String NO_BREAK_SPACE = "\u00a0";
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar");
    private static final int FIVE_DIGITS = 10_000;

    private AmountText() {}

    public static String of(Money money, Locale locale) {
        return of(money.minor(), money.currency(), locale);
    }

    /**
     * @param minor in the currency's minor unit, and below zero where somebody owes
     * @param currency a code that {@link Currencies} knows
     */
    public static String of(long minor, String currency, Locale locale) {
        int decimals = Currencies.exponent(currency).orElseThrow();
        BigDecimal major = BigDecimal.valueOf(minor, decimals);
        DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
        setCurrency(format, currency);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        if (Math.abs(major.longValue()) < FIVE_DIGITS && groupsFromFiveDigits(locale)) {
            format.setGroupingUsed(false);
        }
        String amount = spaced(format.format(major));
        return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? held(amount) : amount;
    }

    /** A code that the JDK is too old or too new for stands as itself. */
    private static void setCurrency(DecimalFormat format, String code) {
        if (KNOWN_TO_JDK.contains(code)) {
            format.setCurrency(Currency.getInstance(code));
            return;
        }
        DecimalFormatSymbols symbols = format.getDecimalFormatSymbols();
        symbols.setCurrencySymbol(code);
        format.setDecimalFormatSymbols(symbols);
    }

    /** CLDR's {@code minimumGroupingDigits}: these write 2500,00 but 25.000,00. */
    private static boolean groupsFromFiveDigits(Locale locale) {
        String region = locale.getCountry();
        return switch (locale.getLanguage()) {
            case "it", "pl" -> true;
            case "es" -> region.isEmpty() || region.equals("ES");
            case "pt" -> !region.isEmpty() && !region.equals("BR");
            default -> false;
        };
    }

    /** CLDR's {@code currencySpacing}: KWD 2.500, but $25.00. */
    private static String spaced(String amount) {
        return LETTER_BESIDE_DIGIT.matcher(amount).replaceAll(NO_BREAK_SPACE);
    }

    /** Keeps the sign of US$ behind its letters in a line that runs from right to left. */
    private static String held(String amount) {
        return LATIN_SYMBOL.matcher(amount).replaceAll("$0" + LEFT_TO_RIGHT_MARK);
    }
}
