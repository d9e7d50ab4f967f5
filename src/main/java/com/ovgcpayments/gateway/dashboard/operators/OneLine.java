package com.ovgcpayments.gateway.dashboard.operators;

/** Texts that can be shown in a line: without control characters, and without halves of characters. */
final class OneLine {
    private OneLine() {}

    static boolean is(String text) {
        return text.codePoints().noneMatch(OneLine::isUnprintable);
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
