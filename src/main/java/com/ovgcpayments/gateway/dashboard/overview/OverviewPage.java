package com.ovgcpayments.gateway.dashboard.overview;

import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.overview.Troubles;
import com.ovgcpayments.gateway.session.TransactionView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How it goes.
 *
 * @param steps what is still to be set up, and what is done; empty when all is
 * @param curl a first payment
 * @param currencies those of the last days, the one with the most payments first
 * @param volume of the chosen currency; empty if nobody paid
 * @param successPercent empty if nobody tried to pay
 * @param declines the commonest first
 * @param balances empty also for whoever may not see them
 */
record OverviewPage(
        List<Step> steps,
        String curl,
        List<Troubles.Endpoint> troubles,
        List<String> currencies,
        Optional<Volume> volume,
        OptionalInt successPercent,
        List<Decline> declines,
        List<MerchantBalance> balances,
        List<TransactionView> latest) {
    /**
     * One thing to set up.
     *
     * @param path where it is done, below the merchant's root
     * @param command whether it is done by a command
     */
    record Step(String words, String hint, boolean done, Optional<String> path, boolean command) {}

    /** @param percent of all that were declined */
    record Decline(String reason, long number, long percent) {}

    long done() {
        return steps.stream().filter(Step::done).count();
    }

    List<MerchantBalance> negative() {
        return balances.stream().filter(MerchantBalance::isNegative).toList();
    }
}
