package com.ovgcpayments.gateway.net;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address as browsers understand one: the pattern of the HTML standard's {@code <input type=email>}. */
public final class EmailAddress {
    public static final int MAX_LENGTH = 254;

    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern HTML =
            Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@" + LABEL + "(?:\\." + LABEL + ")*");

    private EmailAddress() {}

    public static boolean isValid(String text) {
        // Most texts have no such sign: seen at once, where the pattern would go through them.
        return text.length() <= MAX_LENGTH
                && text.indexOf('@') > 0
                && HTML.matcher(text).matches();
    }

    /** The address without surrounding space and in lower case, by which it is found again; it need not be valid. */
    public static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
