package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.Terms;
import com.ovgcpayments.gateway.session.Page;
import io.vertx.core.Future;
import java.util.Optional;

/** What is taken of captured payments: of everybody's, and by agreement with single merchants. */
final class FeeListScreen {
    private final Terms terms;

    FeeListScreen(Terms terms) {
        this.terms = terms;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return terms.general()
                .compose(general -> terms.agreed(Listing.after(request, PublicId.FEE_TERMS), Listing.LENGTH)
                        .map(agreed -> new Page<>(
                                agreed.items().stream()
                                        .map(each -> new FeeLine(each.fee(), Optional.of(each.merchant())))
                                        .toList(),
                                agreed.hasMore()))
                        .map(agreed -> ScreenAnswer.page(
                                "dashboard/operators/fees.jte",
                                new FeeListPage(
                                        general.stream()
                                                .map(fee -> new FeeLine(fee, Optional.empty()))
                                                .toList(),
                                        Listing.of(request, agreed, FeeLine::id)))));
    }
}
