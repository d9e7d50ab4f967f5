package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.account.Invitation;
import com.ovgcpayments.gateway.account.Member;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.FeeTerms;
import com.ovgcpayments.gateway.ledger.MerchantTerms;
import com.ovgcpayments.gateway.merchant.MerchantEntry;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What there is to know of one merchant: money, fees and terms, people, and whether he is paid. */
final class MerchantScreen {
    private final OperatorsArea.Parties parties;
    private final PayoutHalt halt;

    MerchantScreen(OperatorsArea.Parties parties, PayoutHalt halt) {
        this.parties = parties;
        this.halt = halt;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        UUID id = request.path("id", PublicId.MERCHANT);
        return parties.directory()
                .find(id)
                .compose(found -> page(found.orElseThrow(ApiProblem::notFound)))
                .map(page -> ScreenAnswer.page("dashboard/operators/merchant.jte", page));
    }

    private Future<MerchantPage> page(MerchantEntry entry) {
        UUID id = entry.merchant().id();
        Future<List<FeeTerms>> fees = parties.terms().fees(Optional.of(id));
        Future<List<MerchantTerms>> terms = parties.terms().of(id);
        Future<List<Member>> members = parties.members().list(id);
        Future<List<Invitation>> invitations = parties.invitations().list(id);
        return halt.current()
                .compose(halted -> money(id, Mode.LIVE, halted.isPresent())
                        .compose(live -> money(id, Mode.TEST, halted.isPresent())
                                .compose(test -> Future.all(fees, terms, members, invitations)
                                        .map(read -> new MerchantPage(
                                                entry,
                                                halted,
                                                List.of(live, test),
                                                lines(entry, fees.result()),
                                                terms.result(),
                                                members.result(),
                                                invitations.result())))));
    }

    private Future<ModeMoney> money(UUID id, Mode mode, boolean halted) {
        return parties.balances()
                .of(id, mode)
                .compose(balances -> parties.destinations()
                        .list(id, mode)
                        .map(destinations -> new ModeMoney(mode, balances, destinations, halted)));
    }

    private static List<FeeLine> lines(MerchantEntry entry, List<FeeTerms> generalFirst) {
        List<FeeLine> lines = new ArrayList<>();
        for (FeeTerms fee : generalFirst) {
            lines.add(new FeeLine(fee, fee.scope().merchantId().map(own -> entry.merchant())));
        }
        Collections.reverse(lines);
        return List.copyOf(lines);
    }
}
