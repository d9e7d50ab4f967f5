package com.ovgcpayments.gateway.format;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma-separated values (RFC 4180) that a spreadsheet takes for what they are. */
public final class Csv {
    /** What makes a spreadsheet take a text for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private static final String SPECIAL = "\",\r\n";

    private Csv() {}

    public static String line(List<String> fields) {
        return fields.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A text that is to stay one; what begins as a formula does gets an apostrophe before it. Not for numbers. */
    public static String text(String text) {
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
