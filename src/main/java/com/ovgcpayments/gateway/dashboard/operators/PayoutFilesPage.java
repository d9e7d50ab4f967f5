package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.payout.Debtor;
import com.ovgcpayments.gateway.payout.PayoutBatches;
import java.util.List;
import java.util.Optional;

/**
 * The files that were written, and what the next would hold.
 *
 * @param debtor our own account
 * @param waiting what waits, by currency
 */
record PayoutFilesPage(
        Optional<Debtor> debtor, List<PayoutBatches.Waiting> waiting, Listing<PayoutBatches.Written> files, Form form) {
    /** Enough of our account to recognise it. */
    String account() {
        return debtor.map(ours ->
                        ours.name() + ", …" + ours.iban().substring(ours.iban().length() - 4))
                .orElse("");
    }
}
