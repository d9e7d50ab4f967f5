package com.ovgcpayments.gateway.dashboard.gateways;

import java.util.Map;

/**
 * {@code gateways/tried.jte}: what a script asks for while somebody types.
 *
 * @param shares by gateway, what part of the open rule's payments begins there; empty where none does
 */
record TriedPart(DryRunPart dryRun, Map<String, String> shares) {
    TriedPart {
        shares = Map.copyOf(shares);
    }
}
