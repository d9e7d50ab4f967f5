package com.ovgcpayments.gateway.format;

/** An id as lists show it. */
public final class ShortId {
    private static final int BEGINNING = 8;
    private static final int END = 6;

    private ShortId() {}

    /**
     * Enough of an id to tell two apart: where it begins says what it is and when it was made, where it ends is chance. What is
     * short anyway stays as it is.
     */
    public static String of(String id) {
        return id.length() <= BEGINNING + 1 + END
                ? id
                : id.substring(0, BEGINNING) + "…" + id.substring(id.length() - END);
    }
}
