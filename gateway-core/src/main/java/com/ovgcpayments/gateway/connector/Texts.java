package com.ovgcpayments.gateway.connector;

/** What texts of a processor's making must be before they are let in. */
final class Texts {
    private Texts() {}

    /** @throws IllegalArgumentException if it is no name that a processor may give to what it keeps */
    static void requireRef(String ref) {
        if (ref.isBlank()
                || ref.length() > Outcome.MAX_REF_LENGTH
                || ref.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a processor's reference must be a line of 1 to " + Outcome.MAX_REF_LENGTH);
        }
    }

    /** The beginning of a text that may be of anybody's making, fit for a row, a log and an event. */
    static String line(String text, int most) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.substring(0, Math.min(plain.length(), most));
    }
}
