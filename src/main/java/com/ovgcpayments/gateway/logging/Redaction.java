package com.ovgcpayments.gateway.logging;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what must not stand in a log: API keys and webhook secrets, the value of an Authorization header,
 * passwords in URLs, e-mail addresses (their domain stays) and numbers of payment cards. A text that holds nothing of the
 * kind costs one look at each character.
 */
public final class Redaction {
    private static final String MASK = "***";

    /** No alternative can be tried from the middle of a run that it could not match from its start. */
    private static final Pattern SENSITIVE = Pattern.compile("""
            (?<key>ovgc_[a-z]+_|whsec_|[spr]k_(?:live|test)_)[A-Za-z0-9+/=_-]++
            |(?<header>(?i:authorization)[\\\\"']*+\\s*+[:=]\\s*+[\\\\"']*+)[^\\\\"'}\\]\\r\\n]++
            |(?<scheme>\\b(?i:bearer|basic)\\s++)(?=[A-Za-z]*+[0-9._~+/=-])[A-Za-z0-9._~+/=-]{8,}+
            |(?<user>://[^\\s/@:]++:)[^\\s/@]++(?=@)
            |(?<!://)(?<![\\p{L}\\p{M}\\p{N}.!#$%&'*+^_`{|}~-])(?<first>[\\p{L}\\p{M}\\p{N}.!#$%&'*+^_`{|}~-])(?<rest>[\\p{L}\\p{M}\\p{N}.!#$%&'*+^_`{|}~-]*+)@(?=[\\p{L}\\p{N}])
            |(?<![A-Za-z0-9._+-])(?<encoded>[A-Za-z0-9._+-]++%40)(?=[A-Za-z0-9])
            |(?<![0-9])(?<digits>[0-9](?:[ -]?[0-9]){12,}+)
            """.replace("\n", ""));

    private Redaction() {}

    /** The text with all of that masked. Masking it again changes nothing. */
    public static String apply(String text) {
        if (!isSuspicious(text)) {
            return text;
        }
        Matcher matcher = SENSITIVE.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        while (matcher.find()) {
            matcher.appendReplacement(out, Matcher.quoteReplacement(masked(matcher)));
        }
        return matcher.appendTail(out).toString();
    }

    private static String masked(Matcher match) {
        for (String kept : new String[] {"key", "header", "scheme", "user"}) {
            if (match.group(kept) != null) {
                return match.group(kept) + MASK;
            }
        }
        if (match.group("first") != null) {
            boolean tells = match.group("rest").isEmpty()
                    || !Character.isLetterOrDigit(match.group("first").charAt(0));
            return (tells ? "" : match.group("first")) + MASK + "@";
        }
        return match.group("encoded") != null ? MASK + "%40" : CardNumbers.mask(match.group("digits"), MASK);
    }

    /** Whether a match is possible at all. */
    private static boolean isSuspicious(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                if (digits >= CardNumbers.SHORTEST) {
                    return true;
                }
                continue;
            }
            if (c == '@' || (c == '_' && followsAKeyPrefix(text, i)) || (c == '%' && text.startsWith("40", i + 1))) {
                return true;
            }
            if ((c == 'a' || c == 'A') && text.regionMatches(true, i, "authorization", 0, 13)) {
                return true;
            }
            if ((c == 'b' || c == 'B') && (startsWord(text, i, "bearer") || startsWord(text, i, "basic"))) {
                return true;
            }
            if (c != ' ' && c != '-') {
                digits = 0;
            }
        }
        return false;
    }

    private static boolean followsAKeyPrefix(String text, int end) {
        return text.startsWith("ovgc", end - 4)
                || text.startsWith("whsec", end - 5)
                || text.startsWith("sk", end - 2)
                || text.startsWith("pk", end - 2)
                || text.startsWith("rk", end - 2);
    }

    private static boolean startsWord(String text, int start, String word) {
        return text.regionMatches(true, start, word, 0, word.length());
    }
}
