package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.refund.RefundView;
import com.ovgcpayments.gateway.session.SessionLine;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.session.Transaction;

/**
 * How something stands, in a word or two.
 *
 * @param tone a class of the style sheet: {@code good}, {@code bad} or {@code wait}; empty if it is none of these
 */
record Badge(String word, String tone) {
    static Badge of(SessionLine line) {
        return of(line.view(), line.disputed());
    }

    static Badge of(SessionView view, boolean disputed) {
        return switch (view.shownStatus()) {
            case COMPLETED -> disputed ? new Badge("Disputed", "bad") : paid(view);
            case DECLINED -> view.paymentInProgress() ? paying() : new Badge("Declined", "bad");
            case PENDING -> view.paymentInProgress() ? paying() : new Badge("Open", "");
            case EXPIRED -> new Badge("Expired", "");
        };
    }

    static Badge of(RefundView refund) {
        return switch (refund.status()) {
            case PENDING -> new Badge("On its way", "wait");
            case SUCCEEDED -> new Badge("Refunded", "good");
            case FAILED -> new Badge("Failed", "bad");
        };
    }

    private static Badge paid(SessionView view) {
        long refunded = view.transaction().map(Transaction::refundedMinor).orElse(0L);
        if (refunded == 0) {
            return new Badge("Paid", "good");
        }
        return refunded < view.session().price().minor()
                ? new Badge("Partly refunded", "good")
                : new Badge("Refunded", "");
    }

    private static Badge paying() {
        return new Badge("Paying", "wait");
    }
}
