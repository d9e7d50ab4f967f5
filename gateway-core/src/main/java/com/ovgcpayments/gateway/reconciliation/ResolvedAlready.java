package com.ovgcpayments.gateway.reconciliation;

/** A difference is not open any more. */
public final class ResolvedAlready extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ResolvedAlready() {
        super("This difference is resolved already.", null, false, false);
    }
}
