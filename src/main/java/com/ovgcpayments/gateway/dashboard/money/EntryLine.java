package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.ledger.Entry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of what happened to a balance.
 *
 * @param source where more is said about it, below the merchant's root; empty where nothing is
 */
record EntryLine(
        String id, Instant at, String what, String account, long amount, String currency, Optional<String> source) {
    static EntryLine of(Entry entry) {
        return new EntryLine(
                entry.id().text(),
                entry.id().at(),
                what(entry.type()),
                AccountText.name(entry.account()),
                entry.amount(),
                entry.currency(),
                source(entry));
    }

    private static String what(String type) {
        return switch (type) {
            case "capture" -> "Payment";
            case "fee" -> "Fee";
            case "settlement" -> "Settlement";
            case "refund" -> "Refund";
            case "refund_reversal" -> "Refund that failed";
            case "dispute" -> "Dispute";
            case "dispute_reinstated" -> "Dispute won";
            case "payout" -> "Payout";
            case "payout_completed" -> "Payout sent";
            case "payout_reversal" -> "Payout that was not sent";
            default -> type.replace('_', ' ');
        };
    }

    private static Optional<String> source(Entry entry) {
        if (entry.source().startsWith("po_")) {
            return Optional.of("/payouts/" + entry.source());
        } else if (entry.source().startsWith("re_")) {
            return Optional.of("/refunds/" + entry.source());
        }
        return entry.sessionId().map(UUID::toString).map(session -> "/payments/" + session);
    }
}
