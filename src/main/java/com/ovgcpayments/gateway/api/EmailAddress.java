package com.ovgcpayments.gateway.api;

import java.util.regex.Pattern;

/** An e-mail address as browsers understand one: the pattern of the HTML standard's {@code <input type=email>}. */
final class EmailAddress {
    static final int MAX_LENGTH = 254;

    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern HTML =
            Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@" + LABEL + "(?:\\." + LABEL + ")*");

    private EmailAddress() {}

    static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && HTML.matcher(text).matches();
    }
}
