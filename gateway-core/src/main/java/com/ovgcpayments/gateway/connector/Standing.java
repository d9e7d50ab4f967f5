package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Mode;

/**
 * How a connector stands with its processor in one mode.
 *
 * @param detail what was found, for an operator; no secret in it
 */
public record Standing(Mode mode, State state, String detail) {
    public enum State {
        /** The processor answers and takes the credentials. */
        READY,
        /** The processor does not answer, or not as it should; it may the next time. */
        UNREACHABLE,
        /** The processor refuses the credentials: nothing will work before an operator has done something. */
        REFUSED
    }
}
