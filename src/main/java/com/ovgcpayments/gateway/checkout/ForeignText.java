package com.ovgcpayments.gateway.checkout;

import java.text.Bidi;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that merchants and payers wrote, made safe to stand among ours. Escaping is the templates' part. */
final class ForeignText {
    /** What could turn the text around it: embeddings, overrides, isolates. Plain direction marks stay. */
    private static final Pattern TURNING = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069\\p{Cc}]");

    /** What a reader takes for one: an emoji with all that is joined to it. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private ForeignText() {}

    static String clean(String text) {
        return TURNING.matcher(text).replaceAll("");
    }

    /** Cleaned, and where its direction may differ from the sentence's, kept apart from it. */
    static String inSentence(String text, Locale page) {
        String clean = clean(text);
        char[] chars = clean.toCharArray();
        if (!PageLocale.isRightToLeft(page) && !Bidi.requiresBidi(chars, 0, chars.length)) {
            return clean;
        }
        return FIRST_STRONG_ISOLATE + clean + POP_ISOLATE;
    }

    /** The first letter or digit, in upper case; the first character if there is neither. */
    static String initial(String name, Locale page) {
        String clean = clean(name).strip();
        return clean.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .findFirst()
                .orElseGet(() -> firstCharacter(clean))
                .toUpperCase(page);
    }

    /** {@code c•••••••@example.com}: enough to recognise the address, and not its length. */
    static String maskedEmail(String email) {
        String clean = clean(email);
        int at = clean.lastIndexOf('@');
        String first = at > 0 ? Character.toString(clean.codePointAt(0)) : "";
        String domain = at >= 0 ? clean.substring(at) : "";
        return first + "•".repeat(7) + domain;
    }

    private static String firstCharacter(String text) {
        Matcher character = CHARACTER.matcher(text);
        return character.find() ? character.group() : "";
    }
}
