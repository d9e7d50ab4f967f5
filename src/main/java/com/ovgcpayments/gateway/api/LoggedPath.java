package com.ovgcpayments.gateway.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a request's path and query stand in the log of requests: without what is confidential, however it was encoded. */
final class LoggedPath {
    private static final int MOST_CHARACTERS = 2_000;
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    /** Of "", "api", "payout-destinations" and a currency. */
    private static final int FIRST_OF_DESTINATION = 3;

    private LoggedPath() {}

    /**
     * @param path normalised
     * @param query as it came, without the question mark
     */
    static String of(String path, Optional<String> query) {
        String whole = Confidential.isBankAccount(path)
                ? ofBankAccount(path)
                : parts(path, "/", LoggedPath::masked)
                        + query.map(text -> "?" + parts(text, "&", LoggedPath::parameter))
                                .orElse("");
        return whole.length() <= MOST_CHARACTERS ? whole : whole.substring(0, MOST_CHARACTERS) + "…";
    }

    /** Whoever takes the path for the place to put an account number has written it there. */
    private static String ofBankAccount(String path) {
        String[] segments = path.split("/", -1);
        for (int i = FIRST_OF_DESTINATION; i < segments.length; i++) {
            if (!CURRENCY.matcher(segments[i]).matches()) {
                segments[i] = Confidential.MASK;
            }
        }
        return String.join("/", segments);
    }

    private static String parameter(String text) {
        int end = text.indexOf('=');
        if (end < 0) {
            return masked(text);
        }
        String name = text.substring(0, end);
        boolean confidential = decoded(name).filter(Confidential::isName).isPresent();
        return confidential ? name + "=" + Confidential.MASK : masked(name) + "=" + masked(text.substring(end + 1));
    }

    /** As it came if there is nothing to mask; otherwise what it means, masked. */
    private static String masked(String text) {
        return decoded(text)
                .map(meant -> {
                    String shown = Confidential.masked(meant);
                    return shown.equals(meant) ? text : shown.replace('\0', ' ');
                })
                .orElse(Confidential.MASK);
    }

    /** Empty if it cannot be decoded. */
    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String parts(String text, String separator, UnaryOperator<String> shown) {
        return Arrays.stream(text.split(separator, -1)).map(shown).collect(Collectors.joining(separator));
    }
}
