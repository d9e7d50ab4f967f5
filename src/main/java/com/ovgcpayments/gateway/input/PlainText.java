package com.ovgcpayments.gateway.input;

/** What every text must be before it is stored: of characters that exist and that a database and a page can hold. */
public final class PlainText {
    private PlainText() {}

    /** Whether it has U+0000 or half of a surrogate pair, which no UTF-8 can express. */
    public static boolean isUnstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return true;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    public static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** Its length as people count it, with a pair of surrogates as one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
