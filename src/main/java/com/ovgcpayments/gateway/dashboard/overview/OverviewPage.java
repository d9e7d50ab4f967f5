package com.ovgcpayments.gateway.dashboard.overview;

import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.overview.Troubles;
import com.ovgcpayments.gateway.session.Transaction;
import com.ovgcpayments.gateway.session.TransactionView;
import java.util.List;
import java.util.Optional;

/**
 * How it goes.
 *
 * @param steps what is still to be set up, and what is done; empty when all is
 * @param curl a first payment
 * @param currencies those of the last days, the one with the most payments first
 * @param figures of the chosen currency; empty if nobody tried to pay
 * @param whole false while earlier hours are still being counted, so that figures may yet grow
 * @param balances empty also for whoever may not see them
 */
record OverviewPage(
        List<Step> steps,
        String curl,
        List<Troubles.Endpoint> troubles,
        List<String> currencies,
        Optional<Figures> figures,
        boolean whole,
        List<MerchantBalance> balances,
        List<TransactionView> latest) {
    /**
     * One thing to set up.
     *
     * @param path where it is done, below the merchant's root
     * @param command whether it is done by a command
     */
    record Step(String words, String hint, boolean done, Optional<String> path, boolean command) {}

    /** How a payment stands, in the words of the list of all payments. */
    static String state(Transaction paid) {
        if (paid.refundedMinor() == 0) {
            return "Paid";
        }
        return isGone(paid) ? "Refunded" : "Partly refunded";
    }

    /** Whether nothing of it is left. */
    static boolean isGone(Transaction paid) {
        return paid.refundedMinor() == paid.amount().minor();
    }

    long done() {
        return steps.stream().filter(Step::done).count();
    }

    List<MerchantBalance> negative() {
        return balances.stream().filter(MerchantBalance::isNegative).toList();
    }
}
