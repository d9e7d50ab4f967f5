package com.ovgcpayments.gateway.merchant;

/** Names that people give to merchants and keys. */
public final class DisplayName {
    private static final int MAX_LENGTH = 100;

    private DisplayName() {}

    /** The name without surrounding space; {@link IllegalArgumentException} if it is empty, too long or unprintable. */
    public static String require(String what, String name) {
        String stripped = name.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException(what + " must have 1 to " + MAX_LENGTH + " characters, not " + length);
        }
        if (stripped.codePoints().anyMatch(DisplayName::isUnprintable)) {
            throw new IllegalArgumentException(what + " must not contain control characters");
        }
        return stripped;
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
