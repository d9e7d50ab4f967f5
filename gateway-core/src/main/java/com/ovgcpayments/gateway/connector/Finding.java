package com.ovgcpayments.gateway.connector;

/**
 * Something that an examination of a connector found.
 *
 * @param text one sentence for an operator, with what to do about it; no secret in it
 */
public record Finding(Level level, String text) {
    public enum Level {
        /** As it should be. */
        GOOD,
        /** It works, but not as well as it should. */
        WARNING,
        /** It does not work. */
        PROBLEM
    }

    static Finding of(Standing standing) {
        Level level = standing.state() == Standing.State.READY ? Level.GOOD : Level.PROBLEM;
        return new Finding(level, standing.mode().word() + ": " + standing.detail());
    }
}
