package com.ovgcpayments.gateway.money;

/** Whether money is real. Rows, keys, events and connectors each belong to exactly one mode, and the two never meet. */
public enum Mode {
    TEST,
    LIVE;

    public static Mode ofLivemode(boolean livemode) {
        return livemode ? LIVE : TEST;
    }

    /** The value of the {@code livemode} column and field. */
    public boolean livemode() {
        return this == LIVE;
    }

    /** {@code test} or {@code live}, as it stands in configuration and in API keys. */
    public String word() {
        return this == LIVE ? "live" : "test";
    }
}
