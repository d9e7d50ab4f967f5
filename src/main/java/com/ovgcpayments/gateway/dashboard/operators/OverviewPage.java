package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.operator.Waiting;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.verification.LedgerCheck;
import com.ovgcpayments.gateway.webhook.DeliveryQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How everything stands. */
record OverviewPage(
        Waiting waiting,
        LedgerCheck.Standing ledger,
        Optional<PayoutHalt.Halted> halted,
        DeliveryQueue.Standing deliveries,
        List<ConnectorRow> connectors,
        Instant now) {
    /** It is looked at every five minutes. */
    private static final Duration LONG_AGO = Duration.ofMinutes(30);

    /** Deliveries are taken within a second or two. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /**
     * Something that waits.
     *
     * @param path where it is seen to
     */
    record Item(String title, int number, String path) {
        String shown() {
            return number >= Waiting.MOST ? Waiting.MOST + "+" : Integer.toString(number);
        }
    }

    List<Item> items() {
        return List.of(
                new Item("Unknown payments", waiting.attempts(), "/attempts"),
                new Item("Surplus captures", waiting.surplus(), "/surplus"),
                new Item("Refunds", waiting.refunds(), "/refunds"),
                new Item("Payouts", waiting.payouts(), "/payouts"),
                new Item("Ledger alarms", waiting.alarms(), "/alerts"),
                new Item("Differences", waiting.differences(), "/reconciliation/differences"),
                new Item("Endpoints given up", waiting.endpoints(), "/alerts"));
    }

    StateText ledgerState() {
        if (!ledger.isOk()) {
            return new StateText("Does not agree", "bad");
        }
        boolean recent =
                ledger.checkedAt().filter(at -> at.plus(LONG_AGO).isAfter(now)).isPresent();
        return recent ? new StateText("Agrees", "good") : new StateText("Not looked at", "wait");
    }

    StateText deliveryState() {
        boolean late = deliveries
                .overdueSince()
                .filter(since -> since.plus(LATE).isBefore(now))
                .isPresent();
        return late ? new StateText("Behind", "bad") : new StateText("On time", "good");
    }

    String pending() {
        return deliveries.pending() >= DeliveryQueue.MOST
                ? DeliveryQueue.MOST + "+"
                : Integer.toString(deliveries.pending());
    }
}
