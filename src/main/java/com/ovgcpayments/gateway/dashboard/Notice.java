package com.ovgcpayments.gateway.dashboard;

/** A line that the next page shows once: what came of what was done. */
public record Notice(Kind kind, String text) {
    public enum Kind {
        DONE,
        WARNING;
    }

    public static Notice done(String text) {
        return new Notice(Kind.DONE, text);
    }

    public static Notice warning(String text) {
        return new Notice(Kind.WARNING, text);
    }
}
