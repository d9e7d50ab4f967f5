package com.ovgcpayments.gateway.cli;

/** The command cannot do what it was asked. The message says why, and what to do next. */
final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailed(String message) {
        super(message);
    }

    CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
