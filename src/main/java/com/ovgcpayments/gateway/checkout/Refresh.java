package com.ovgcpayments.gateway.checkout;

/**
 * Where a page goes by itself.
 *
 * @param leaves whether that is away to the merchant, and not another look at the same page
 * @param notice tells the payer so
 */
record Refresh(int seconds, String to, boolean leaves, String notice) {
    private static final int NEXT_LOOK = 2;
    private static final int TIME_TO_READ = 8;

    static Refresh again(String page, String notice) {
        return new Refresh(NEXT_LOOK, page, false, notice);
    }

    static Refresh leave(String to, String notice) {
        return new Refresh(TIME_TO_READ, to, true, notice);
    }

    /** The value of {@code <meta http-equiv="refresh">}. */
    String meta() {
        return seconds + ";url=" + to;
    }
}
