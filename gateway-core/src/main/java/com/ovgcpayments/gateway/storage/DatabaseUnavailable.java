package com.ovgcpayments.gateway.storage;

/** PostgreSQL cannot be reached, is starting or stopping, or has no room for one more. Trying again later may help. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(Throwable cause) {
        super("the database cannot be used now: " + cause.getMessage(), cause);
    }
}
