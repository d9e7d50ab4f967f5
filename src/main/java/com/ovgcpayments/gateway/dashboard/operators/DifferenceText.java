package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.reconciliation.Difference;
import com.ovgcpayments.gateway.reconciliation.Reconciliation;

/** What reconciliation finds, in words. */
final class DifferenceText {
    private DifferenceText() {}

    static StateText of(Difference.Kind kind) {
        return switch (kind) {
            case MISSING_HERE -> new StateText("Missing here", "bad");
            case MISSING_THERE -> new StateText("Missing there", "bad");
            case AMOUNT_DIFFERS -> new StateText("Amount differs", "bad");
        };
    }

    /** Where to look. */
    static String advice(Difference.Kind kind) {
        return switch (kind) {
            case MISSING_HERE ->
                "The processor has it and we do not: somebody else's payment on the same account, a refund made in its dashboard, or a fee.";
            case MISSING_THERE ->
                "We have it and the processor has not booked it. It may come a day later; else look it up there by its reference.";
            case AMOUNT_DIFFERS -> "Both have it, with another amount or in another currency. Look at both.";
        };
    }

    static StateText of(Reconciliation day) {
        return switch (day.state()) {
            case PENDING -> new StateText(day.reason().isPresent() ? "Could not be asked" : "To be compared", "wait");
            case COMPARED -> day.open() == 0 ? new StateText("Agrees", "good") : new StateText(open(day.open()), "bad");
            case NOT_OFFERED -> new StateText("Lists nothing", "");
        };
    }

    /** A kind of movement: refund_reversal is "refund reversal". */
    static String movement(String word) {
        return word.replace('_', ' ');
    }

    private static String open(long differences) {
        return differences == 1 ? "1 difference" : differences + " differences";
    }
}
