package com.ovgcpayments.gateway.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a merchant's money stands. */
public enum MerchantAccount {
    /** Captured, not settled yet. */
    PENDING,
    /** His to be paid out. */
    AVAILABLE,
    /** On its way to him. */
    IN_TRANSIT;

    /** As it is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MerchantAccount> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
