package com.ovgcpayments.gateway.session;

/** Not every gateway has answered since this instance started, so that nobody can tell yet what can be paid. */
public final class GatewaysUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GatewaysUnknown() {
        super("the gateways are not all known yet", null, false, false);
    }
}
