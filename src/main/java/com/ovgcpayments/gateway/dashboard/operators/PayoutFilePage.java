package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.payout.Payout;
import com.ovgcpayments.gateway.payout.PayoutBatches;
import com.ovgcpayments.gateway.payout.PayoutState;

/**
 * One file, with the payouts in it.
 *
 * @param unlocked whether the visitor has just proved who he is
 * @param fetching the form by which the file is fetched
 * @param confirming the form that says what the bank's statement shows
 */
record PayoutFilePage(
        PayoutBatches.Written file, Listing<Payout> payouts, boolean unlocked, Form fetching, Form confirming) {
    static String id(Payout payout) {
        return PublicId.PAYOUT.format(payout.id());
    }

    static boolean waits(Payout payout) {
        return payout.state() == PayoutState.EXPORTED;
    }

    boolean anyWaits() {
        return payouts.items().stream().anyMatch(PayoutFilePage::waits);
    }

    /** At first all that wait; then what was ticked. */
    boolean ticked(Payout payout) {
        return confirming.typed().isEmpty() || confirming.isTicked("payout", id(payout));
    }
}
