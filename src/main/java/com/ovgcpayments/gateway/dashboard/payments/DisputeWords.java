package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeFunds;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeState;

/** Disputes in words. */
final class DisputeWords {
    private DisputeWords() {}

    static Badge badge(DisputeState state) {
        return switch (state) {
            case OPEN -> new Badge("Undecided", "wait");
            case WON -> new Badge("Won", "good");
            case LOST -> new Badge("Lost", "bad");
        };
    }

    static String funds(DisputeFunds funds) {
        return switch (funds) {
            case NONE -> "Nothing withdrawn";
            case WITHDRAWN -> "Withdrawn from your balance";
            case REINSTATED -> "Given back to you";
        };
    }
}
