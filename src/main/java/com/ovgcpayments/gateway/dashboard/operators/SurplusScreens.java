package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.refund.SurplusCapture;
import com.ovgcpayments.gateway.refund.SurplusCaptures;
import com.ovgcpayments.gateway.refund.SurplusResolution;
import com.ovgcpayments.gateway.refund.UnresolvableSurplus;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Captured money that no session may count, and what becomes of it. */
final class SurplusScreens {
    private static final String LIST = "dashboard/operators/surplus-list.jte";
    private static final String ONE = "dashboard/operators/surplus.jte";

    static final List<Choice> CHOICES = List.of(
            new Choice(
                    SurplusResolution.REFUNDED.word(),
                    "I have paid it back",
                    "At the processor, by hand. The books show it as refunded."),
            new Choice(
                    SurplusResolution.REFUND.word(),
                    "The gateway shall pay it back",
                    "A new refund is made only where the processor surely made none of the old one; else the old one is looked for again."),
            new Choice(
                    SurplusResolution.ACCEPT.word(),
                    "It stays where it is",
                    "Agreed with the merchant or the payer. No session becomes paid by this."));

    private final SurplusCaptures surplus;

    SurplusScreens(SurplusCaptures surplus) {
        this.surplus = surplus;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        if (Queue.showsAll(request)) {
            return surplus.recent(Listing.after(request, PublicId.SURPLUS), Listing.LENGTH)
                    .map(page -> ScreenAnswer.page(
                            LIST,
                            Queue.all(Listing.of(request, page, capture -> PublicId.SURPLUS.format(capture.id())))));
        }
        return surplus.waiting(Listing.after(request, PublicId.REFUND), Listing.LENGTH)
                .map(page -> ScreenAnswer.page(
                        LIST,
                        Queue.waiting(Listing.of(
                                request,
                                page,
                                capture ->
                                        PublicId.REFUND.format(capture.refund().id())))));
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return find(id(request)).map(capture -> ScreenAnswer.page(ONE, new SurplusPage(capture, Form.empty())));
    }

    Future<ScreenAnswer> resolve(ScreenRequest request) {
        UUID id = id(request);
        Form form = request.form();
        String as = Choice.of(form, CHOICES);
        String reason = Reason.of(form);
        if (!form.isSound()) {
            return again(id, form);
        }
        SurplusResolution resolution = List.of(SurplusResolution.values()).stream()
                .filter(each -> each.word().equals(as))
                .findFirst()
                .orElseThrow();
        return surplus.resolve(id, resolution, request.deed(reason))
                .map(resolved -> resolved.map(
                                done -> ScreenAnswer.seeOther(OperatorsArea.url("/surplus"), said(resolution)))
                        .orElseThrow(ApiProblem::notFound))
                .recover(failure -> {
                    if (failure instanceof UnresolvableSurplus refused) {
                        form.problem(Choice.FIELD, String.valueOf(refused.getMessage()));
                        return again(id, form);
                    }
                    return Future.failedFuture(failure);
                });
    }

    private Future<ScreenAnswer> again(UUID id, Form form) {
        return find(id).map(capture -> ScreenAnswer.unsound(ONE, new SurplusPage(capture, form)));
    }

    private Future<SurplusCapture> find(UUID id) {
        return surplus.find(id).map(found -> found.orElseThrow(ApiProblem::notFound));
    }

    private static UUID id(ScreenRequest request) {
        return request.path("id", PublicId.SURPLUS);
    }

    private static Notice said(SurplusResolution resolution) {
        return Notice.done(
                switch (resolution) {
                    case REFUNDED -> "The capture is booked as paid back.";
                    case ACCEPT -> "The money stays where it is.";
                    case REFUND -> "The gateway pays it back, or finds out whether it did.";
                });
    }
}
