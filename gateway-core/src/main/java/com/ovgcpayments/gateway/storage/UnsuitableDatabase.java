package com.ovgcpayments.gateway.storage;

/** This database cannot be used as it is. The message says why and what to do. */
public final class UnsuitableDatabase extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsuitableDatabase(String message) {
        super(message);
    }

    public UnsuitableDatabase(String message, Throwable cause) {
        super(message, cause);
    }
}
