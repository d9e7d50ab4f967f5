package com.ovgcpayments.gateway.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose parameters have names ({@code :merchant}) and not numbers: for those that are put together of parts, each
 * with parameters of its own. A name may stand in it several times.
 */
public final class NamedStatement {
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z][a-zA-Z0-9]*)");

    private final String sql;
    private final List<String> names = new ArrayList<>();

    public NamedStatement(String text) {
        Matcher matcher = NAME.matcher(text);
        StringBuilder numbered = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!names.contains(name)) {
                names.add(name);
            }
            matcher.appendReplacement(numbered, "\\$" + (names.indexOf(name) + 1));
        }
        matcher.appendTail(numbered);
        this.sql = numbered.toString();
    }

    /** As PostgreSQL takes it, with parameters by number. */
    public String sql() {
        return sql;
    }

    /** The values of its parameters by number. Values that it does not ask for are left out; one that is missing is null. */
    public @Nullable Object[] values(Map<String, ? extends @Nullable Object> byName) {
        return names.stream().map(byName::get).toArray();
    }
}
