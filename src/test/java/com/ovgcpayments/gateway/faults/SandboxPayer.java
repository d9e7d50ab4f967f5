package com.ovgcpayments.gateway.faults;

import java.util.List;

/** What payers may choose on the sandbox's page. */
final class SandboxPayer {
    static final List<String> ODD_OUTCOMES = List.of(
            "approve_twice", "timeout_then_approve", "timeout_then_decline", "approve_later", "insufficient_funds");

    private SandboxPayer() {}

    /** Other processors call it otherwise. */
    static String word(String outcome) {
        return outcome.equals("pay") ? "approve" : outcome;
    }
}
