package com.ovgcpayments.gateway.dashboard.gateways;

import java.util.List;
import java.util.Optional;

/**
 * Where a payment would go.
 *
 * @param payment in words
 * @param rule the one that decides; empty if none fits
 * @param choices best first; empty if nobody can take it
 * @param payerChooses whether the payer may choose among them
 */
record Verdict(String payment, Optional<String> rule, List<Line> choices, List<Line> leftOut, boolean payerChooses) {
    Verdict {
        choices = List.copyOf(choices);
        leftOut = List.copyOf(leftOut);
    }

    /** A gateway, and why it is where it is. */
    record Line(String gateway, String reason) {}
}
