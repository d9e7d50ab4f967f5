package com.ovgcpayments.gateway.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What merchants are told about. The words are those of the specification, and then ours. */
public enum EventType {
    PAYMENT_SUCCEEDED("payment.succeeded"),
    PAYMENT_DECLINED("payment.declined"),
    REFUND_CREATED("refund.created"),
    PAYOUT_COMPLETED("payout.completed"),
    PAYOUT_FAILED("payout.failed", false);

    private final String word;
    private final boolean byDefault;

    EventType(String word) {
        this(word, true);
    }

    EventType(String word, boolean byDefault) {
        this.word = word;
        this.byDefault = byDefault;
    }

    /** What an endpoint hears of that asks for nothing in particular: the events of the specification. */
    public static List<EventType> byDefault() {
        return Arrays.stream(values()).filter(type -> type.byDefault).toList();
    }

    /** As it stands in the API, in the database and in the envelope. */
    public String word() {
        return word;
    }

    public static Optional<EventType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
