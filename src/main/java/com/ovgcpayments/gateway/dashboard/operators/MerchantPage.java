package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.account.Invitation;
import com.ovgcpayments.gateway.account.Member;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.MerchantTerms;
import com.ovgcpayments.gateway.merchant.MerchantEntry;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import java.util.List;
import java.util.Optional;

/**
 * One merchant.
 *
 * @param halted whether payouts of all merchants are
 * @param money live first
 * @param fees every line that counts for him, the most specific first
 * @param terms what else was agreed, by currency
 * @param invitations that can still be accepted
 */
record MerchantPage(
        MerchantEntry entry,
        Optional<PayoutHalt.Halted> halted,
        List<ModeMoney> money,
        List<FeeLine> fees,
        List<MerchantTerms> terms,
        List<Member> members,
        List<Invitation> invitations) {

    String id() {
        return PublicId.MERCHANT.format(entry.merchant().id());
    }
}
