package com.ovgcpayments.gateway.outbox;

import java.util.Arrays;
import java.util.Optional;

/** What merchants are told about. The words are those of the specification. */
public enum EventType {
    PAYMENT_SUCCEEDED("payment.succeeded"),
    PAYMENT_DECLINED("payment.declined"),
    REFUND_CREATED("refund.created"),
    PAYOUT_COMPLETED("payout.completed");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** As it stands in the API, in the database and in the envelope. */
    public String word() {
        return word;
    }

    public static Optional<EventType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
