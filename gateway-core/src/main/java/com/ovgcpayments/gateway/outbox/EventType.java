package com.ovgcpayments.gateway.outbox;

import java.util.Arrays;
import java.util.Optional;

/** What merchants are told of: the four events of the specification. */
public enum EventType {
    PAYMENT_SUCCEEDED("payment.succeeded"),
    PAYMENT_DECLINED("payment.declined"),
    REFUND_CREATED("refund.created"),
    PAYOUT_COMPLETED("payout.completed");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<EventType> parse(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
