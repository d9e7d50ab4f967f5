package com.ovgcpayments.gateway.dashboard.gateways;

import java.util.List;
import java.util.Optional;

/**
 * {@code gateways/list.jte}.
 *
 * @param version empty as long as nothing was ever changed
 * @param mayChange whether who looks may change it
 */
record GatewayListPage(
        List<Offer> offers, PlanView plan, Optional<Version> version, DryRunPart dryRun, boolean mayChange) {
    GatewayListPage {
        offers = List.copyOf(offers);
    }

    /** @param priority counts from 1 among those that are offered; empty for one that is not */
    record Offer(GatewayRow gateway, Optional<Integer> priority) {}
}
