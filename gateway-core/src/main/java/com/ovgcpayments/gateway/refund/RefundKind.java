package com.ovgcpayments.gateway.refund;

import java.util.Locale;

/** Whose wish it is. */
enum RefundKind {
    /** Nobody's: the money could not count for its session. If the processor says no, a person must see to it. */
    SURPLUS,
    /** The merchant's: he is told if the processor says no. */
    MERCHANT;

    static RefundKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
