package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.refund.OperatorRefund;
import com.ovgcpayments.gateway.refund.OperatorRefunds;
import com.ovgcpayments.gateway.refund.RefundResolution;
import com.ovgcpayments.gateway.refund.UnresolvableRefund;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Merchants' refunds, above all those that only a person can make or tell about. */
final class RefundScreens {
    private static final String LIST = "dashboard/operators/refunds.jte";
    private static final String ONE = "dashboard/operators/refund.jte";

    private final OperatorRefunds refunds;
    private final Connectors connectors;

    RefundScreens(OperatorRefunds refunds, Connectors connectors) {
        this.refunds = refunds;
        this.connectors = connectors;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        boolean all = Queue.showsAll(request);
        return (all
                        ? refunds.recent(Listing.after(request, PublicId.REFUND), Listing.LENGTH)
                        : refunds.waiting(Listing.after(request, PublicId.REFUND), Listing.LENGTH))
                .map(page -> ScreenAnswer.page(
                        LIST,
                        new Queue<>(Listing.of(request, page, refund -> PublicId.REFUND.format(refund.id())), all)));
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return find(id(request)).map(refund -> ScreenAnswer.page(ONE, page(refund, Form.empty())));
    }

    Future<ScreenAnswer> resolve(ScreenRequest request) {
        UUID id = id(request);
        Form form = request.form();
        return find(id).compose(refund -> {
            String as = Choice.of(form, page(refund, form).choices());
            String reason = Reason.of(form);
            if (!form.isSound()) {
                return again(id, form);
            }
            RefundResolution resolution = List.of(RefundResolution.values()).stream()
                    .filter(each -> each.word().equals(as))
                    .findFirst()
                    .orElseThrow();
            return refunds.resolve(id, resolution, request.deed(reason))
                    .map(resolved -> resolved.map(
                                    done -> ScreenAnswer.seeOther(OperatorsArea.url("/refunds"), said(resolution)))
                            .orElseThrow(ApiProblem::notFound))
                    .recover(failure -> {
                        if (failure instanceof UnresolvableRefund refused) {
                            form.problem(Choice.FIELD, String.valueOf(refused.getMessage()));
                            return again(id, form);
                        }
                        return Future.failedFuture(failure);
                    });
        });
    }

    private Future<ScreenAnswer> again(UUID id, Form form) {
        return find(id).map(refund -> ScreenAnswer.unsound(ONE, page(refund, form)));
    }

    private Future<OperatorRefund> find(UUID id) {
        return refunds.find(id).map(found -> found.orElseThrow(ApiProblem::notFound));
    }

    /** As long as nobody knows what a connector can do, it is not said that it cannot. */
    private RefundPage page(OperatorRefund refund, Form form) {
        boolean byGateway = connectors
                .find(refund.connector())
                .map(known -> known.capabilities().refund())
                .orElse(true);
        return new RefundPage(refund, byGateway, form);
    }

    private static UUID id(ScreenRequest request) {
        return request.path("id", PublicId.REFUND);
    }

    private static Notice said(RefundResolution resolution) {
        return Notice.done(
                switch (resolution) {
                    case SUCCEEDED -> "The refund is made, and the merchant is told.";
                    case FAILED -> "The refund is rejected: the amount is the merchant's again, and he is told.";
                    case RETRY -> "The gateway makes it, or finds out whether it did.";
                });
    }
}
