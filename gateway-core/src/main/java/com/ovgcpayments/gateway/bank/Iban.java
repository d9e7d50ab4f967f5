package com.ovgcpayments.gateway.bank;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.iban4j.IbanUtil;

/** International bank account numbers, by ISO 13616: the country's length and form, and the check digits. */
public final class Iban {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

    private Iban() {}

    /** The number without spaces and in upper case; empty if it is none. */
    public static Optional<String> parse(String text) {
        String plain = text.replace(" ", "").toUpperCase(Locale.ROOT);
        return Optional.of(plain).filter(Iban::isValid);
    }

    static boolean isValid(String plain) {
        return FORM.matcher(plain).matches() && IbanUtil.isValid(plain);
    }
}
