package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.reconciliation.Difference;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.verification.LedgerCheck;
import com.ovgcpayments.gateway.webhook.DisabledEndpoints;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;

/**
 * All alerts.
 *
 * @param ledger with its alarms
 * @param endpoints that were given up
 * @param differences the oldest of those that are open
 */
record AlertsPage(
        LedgerCheck.Standing ledger, Listing<DisabledEndpoints.Entry> endpoints, Page<Difference> differences) {
    static String why(WebhookEndpoint.Disabled disabled) {
        return switch (disabled.reason()) {
            case "answered_410" -> "It answered 410: gone";
            case "only_failures_for_5_days" -> "Nothing but failures for 5 days";
            default -> disabled.reason();
        };
    }
}
