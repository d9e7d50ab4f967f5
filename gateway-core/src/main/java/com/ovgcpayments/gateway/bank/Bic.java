package com.ovgcpayments.gateway.bank;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Business identifier codes, by ISO 9362, in the form that ISO 20022 wants. */
public final class Bic {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

    private Bic() {}

    /** The code without spaces and in upper case; empty if it is none. */
    public static Optional<String> parse(String text) {
        String plain = text.replace(" ", "").toUpperCase(Locale.ROOT);
        return Optional.of(plain).filter(Bic::isValid);
    }

    static boolean isValid(String plain) {
        return FORM.matcher(plain).matches();
    }
}
