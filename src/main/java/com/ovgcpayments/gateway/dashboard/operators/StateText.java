package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.payout.PayoutState;
import com.ovgcpayments.gateway.refund.RefundState;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.SessionStatus;

/** States in words, each with the tone in which it is shown: good, bad, wait, or none. */
record StateText(String words, String tone) {
    private static final String GOOD = "good";
    private static final String BAD = "bad";
    private static final String WAIT = "wait";
    private static final String NONE = "";

    static StateText of(AttemptState state) {
        return switch (state) {
            case SENDING -> new StateText("Sending", WAIT);
            case OPEN -> new StateText("At the processor", WAIT);
            case PROCESSING -> new StateText("Processing", WAIT);
            case UNKNOWN -> new StateText("Unknown", BAD);
            case SUPERSEDED -> new StateText("Superseded", NONE);
            case SUCCEEDED -> new StateText("Succeeded", GOOD);
            case DECLINED -> new StateText("Declined", BAD);
            case NOT_SENT -> new StateText("Not sent", NONE);
            case CLOSED -> new StateText("Closed", NONE);
        };
    }

    static StateText of(SessionStatus status) {
        return switch (status) {
            case PENDING -> new StateText("Pending", WAIT);
            case COMPLETED -> new StateText("Completed", GOOD);
            case DECLINED -> new StateText("Declined", BAD);
        };
    }

    static StateText of(RefundState state) {
        return switch (state) {
            case PENDING -> new StateText("To be sent", WAIT);
            case SENDING -> new StateText("Sending", WAIT);
            case PENDING_AT_PROCESSOR -> new StateText("At the processor", WAIT);
            case SUCCEEDED -> new StateText("Refunded", GOOD);
            case FAILED -> new StateText("Failed", BAD);
            case OPERATOR -> new StateText("Waits for you", BAD);
            case ACCEPTED -> new StateText("Kept", NONE);
        };
    }

    static StateText of(PayoutState state) {
        return switch (state) {
            case REQUESTED -> new StateText("Requested", WAIT);
            case SENDING -> new StateText("Sending", WAIT);
            case PENDING_AT_PROCESSOR -> new StateText("At the processor", WAIT);
            case EXPORTED -> new StateText("In a file", WAIT);
            case COMPLETED -> new StateText("Completed", GOOD);
            case FAILED -> new StateText("Failed", BAD);
            case CANCELLED -> new StateText("Cancelled", NONE);
            case OPERATOR -> new StateText("Unclear", BAD);
        };
    }

    static StateText ofSurplus(String kind) {
        return switch (kind) {
            case "duplicate" -> new StateText("Paid twice", WAIT);
            case "late" -> new StateText("Too late", WAIT);
            default -> new StateText("Another amount", WAIT);
        };
    }
}
