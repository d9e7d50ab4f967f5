package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.outbox.EventType;

/** What each event tells, for somebody who chooses what to hear of. */
final class EventWords {
    private EventWords() {}

    static String of(EventType type) {
        return switch (type) {
            case PAYMENT_SUCCEEDED -> "A payer has paid.";
            case PAYMENT_DECLINED -> "A payment was declined. The payer may try again until the session expires.";
            case REFUND_CREATED -> "A refund was asked for.";
            case PAYOUT_COMPLETED -> "A payout has left for your bank account or wallet.";
            case REFUND_SUCCEEDED -> "The money of a refund went back to the payer.";
            case REFUND_FAILED -> "A refund could not be paid back. You have the money again.";
            case DISPUTE_CREATED -> "A payer disputes a payment at his bank.";
            case DISPUTE_CLOSED -> "A dispute was decided.";
            case PAYOUT_FAILED -> "A payout came back. You have the money again.";
        };
    }
}
