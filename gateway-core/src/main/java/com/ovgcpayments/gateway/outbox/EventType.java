package com.ovgcpayments.gateway.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What merchants are told about. The first four are the specification's. */
public enum EventType {
    PAYMENT_SUCCEEDED("payment.succeeded"),
    PAYMENT_DECLINED("payment.declined"),
    REFUND_CREATED("refund.created"),
    PAYOUT_COMPLETED("payout.completed"),
    REFUND_SUCCEEDED("refund.succeeded"),
    REFUND_FAILED("refund.failed"),
    DISPUTE_CREATED("dispute.created"),
    DISPUTE_CLOSED("dispute.closed"),
    PAYOUT_FAILED("payout.failed");

    /** What an endpoint is told of that asks for nothing else: the four events of the specification. */
    public static final List<EventType> USUAL =
            List.of(PAYMENT_SUCCEEDED, PAYMENT_DECLINED, REFUND_CREATED, PAYOUT_COMPLETED);

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
