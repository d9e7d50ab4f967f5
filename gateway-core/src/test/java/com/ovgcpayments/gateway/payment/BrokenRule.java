package com.ovgcpayments.gateway.payment;

/** A history of payments did what none may do. */
final class BrokenRule extends AssertionError {
    private static final long serialVersionUID = 1L;

    BrokenRule(String rule) {
        super(rule);
    }
}
