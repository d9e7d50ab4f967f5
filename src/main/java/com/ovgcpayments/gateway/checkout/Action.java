package com.ovgcpayments.gateway.checkout;

/** A link that looks like a button. */
record Action(String label, String href, Weight weight) {
    enum Weight {
        MAIN("button"),
        SIDE("button side"),
        QUIET("quiet");

        private final String look;

        Weight(String look) {
            this.look = look;
        }

        /** Classes of the style sheet. */
        String look() {
            return look;
        }
    }
}
