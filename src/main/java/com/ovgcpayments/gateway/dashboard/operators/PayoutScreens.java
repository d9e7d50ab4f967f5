package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.MerchantDirectory;
import com.ovgcpayments.gateway.payout.OperatorPayouts;
import com.ovgcpayments.gateway.payout.Payout;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.payout.PayoutRefused;
import com.ovgcpayments.gateway.session.Page;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** The payouts of all merchants, and what a person says became of one. */
final class PayoutScreens {
    private static final String LIST = "dashboard/operators/payouts.jte";
    private static final String ONE = "dashboard/operators/payout.jte";

    private final OperatorPayouts payouts;
    private final PayoutHalt halt;
    private final MerchantDirectory directory;

    PayoutScreens(OperatorPayouts payouts, PayoutHalt halt, MerchantDirectory directory) {
        this.payouts = payouts;
        this.directory = directory;
        this.halt = halt;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        boolean all = Queue.showsAll(request);
        Optional<UUID> after = Listing.after(request, PublicId.PAYOUT);
        return OfMerchant.of(request, directory)
                .compose(only -> (all
                                ? recent(only, after)
                                : payouts.list(only.id(), after, Optional.empty(), Listing.LENGTH))
                        .map(page -> Listing.of(request, page, payout -> PublicId.PAYOUT.format(payout.id())))
                        .compose(listing -> halt.current()
                                .map(halted -> ScreenAnswer.page(
                                        LIST, new PayoutListPage(new Queue<>(listing, all), halted, only)))));
    }

    private Future<Page<Payout>> recent(OfMerchant only, Optional<UUID> after) {
        return only.id()
                .map(merchant -> payouts.recent(merchant, after, Listing.LENGTH))
                .orElseGet(() -> payouts.recent(after, Listing.LENGTH));
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return find(id(request)).map(payout -> ScreenAnswer.page(ONE, new PayoutPage(payout, Form.empty())));
    }

    Future<ScreenAnswer> resolve(ScreenRequest request) {
        UUID id = id(request);
        Form form = request.form();
        String as = Choice.of(form, PayoutPage.CHOICES);
        String reason = Reason.of(form);
        if (!form.isSound()) {
            return again(id, form);
        }
        boolean sent = as.equals(PayoutPage.SENT);
        return (sent ? payouts.confirm(id, request.deed(reason)) : payouts.fail(id, request.deed(reason)))
                .map(ended -> ended.map(
                                done -> ScreenAnswer.seeOther(
                                        OperatorsArea.url("/payouts"),
                                        Notice.done(
                                                sent
                                                        ? "The payout is completed, and the merchant is told."
                                                        : "The payout has failed: the money is the merchant's again, and he is told.")))
                        .orElseThrow(ApiProblem::notFound))
                .recover(failure -> {
                    if (failure instanceof PayoutRefused refused) {
                        form.problem(Choice.FIELD, refused.getMessage());
                        return again(id, form);
                    }
                    return Future.failedFuture(failure);
                });
    }

    private Future<ScreenAnswer> again(UUID id, Form form) {
        return find(id).map(payout -> ScreenAnswer.unsound(ONE, new PayoutPage(payout, form)));
    }

    private Future<Payout> find(UUID id) {
        return payouts.find(id).map(found -> found.orElseThrow(ApiProblem::notFound));
    }

    private static UUID id(ScreenRequest request) {
        return request.path("id", PublicId.PAYOUT);
    }
}
