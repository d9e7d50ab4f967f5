package com.ovgcpayments.gateway.refund;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a refund stands, as merchants read it. */
public enum RefundStatus {
    /** Accepted; whether the processor was asked yet, or a person must see to it, is not the merchant's concern. */
    PENDING,
    SUCCEEDED,
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RefundStatus> parse(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    static RefundStatus of(RefundState state) {
        return switch (state) {
            case PENDING, SENDING, PENDING_AT_PROCESSOR, OPERATOR -> PENDING;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED, ACCEPTED -> FAILED;
        };
    }
}
