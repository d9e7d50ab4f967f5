package com.ovgcpayments.gateway.idempotency;

/** A key cannot be used for this request. */
public final class IdempotencyConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** The key was used for another body. */
        REUSED,
        /** The first request with this key is still at work; its answer can be had a little later. */
        IN_PROGRESS
    }

    private final Kind kind;

    IdempotencyConflict(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
