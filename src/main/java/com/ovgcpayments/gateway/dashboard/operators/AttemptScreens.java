package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.MerchantDirectory;
import com.ovgcpayments.gateway.payment.AttemptFile;
import com.ovgcpayments.gateway.payment.Decision;
import com.ovgcpayments.gateway.payment.OperatorAttempts;
import com.ovgcpayments.gateway.payment.Resolution;
import com.ovgcpayments.gateway.payment.Transitions;
import com.ovgcpayments.gateway.payment.UnresolvableAttempt;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Payments of which no machine can tell what became of them. */
final class AttemptScreens {
    private static final String LIST = "dashboard/operators/attempts.jte";
    private static final String ONE = "dashboard/operators/attempt.jte";

    private static final String NOT_PAID = new Resolution.NotPaid().word();
    private static final String ASK_AGAIN = new Resolution.AskAgain().word();

    static final List<Choice> CHOICES = List.of(
            new Choice(
                    AttemptPage.PAID,
                    "It was paid",
                    "The processor shows a capture. The payment counts, and the merchant is told."),
            new Choice(
                    NOT_PAID,
                    "It was not paid",
                    "The processor shows no capture. The payer may try again; should a capture turn up later, it still counts."),
            new Choice(
                    ASK_AGAIN,
                    "Ask the processor again",
                    "Now, and for another three days. For when it was out of reach and is back."));

    private final OperatorAttempts attempts;
    private final MerchantDirectory directory;

    AttemptScreens(OperatorAttempts attempts, MerchantDirectory directory) {
        this.attempts = attempts;
        this.directory = directory;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return OfMerchant.of(request, directory)
                .compose(only -> attempts.list(only.id(), Listing.after(request, PublicId.ATTEMPT), Listing.LENGTH)
                        .map(page -> ScreenAnswer.page(
                                LIST,
                                new AttemptListPage(
                                        Listing.of(
                                                request,
                                                page,
                                                entry -> PublicId.ATTEMPT.format(
                                                        entry.attempt().id())),
                                        only))));
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return find(id(request))
                .map(file -> ScreenAnswer.page(
                        ONE, new AttemptPage(file, CaptureForm.of(file.entry().price()))));
    }

    Future<ScreenAnswer> resolve(ScreenRequest request) {
        UUID id = id(request);
        Form form = request.form();
        String as = Choice.of(form, CHOICES);
        Optional<Resolution> resolution =
                as.equals(AttemptPage.PAID) ? CaptureForm.read(form).map(Resolution.Paid::new) : spoken(as);
        String reason = Reason.of(form);
        if (resolution.isEmpty() || !form.isSound()) {
            return again(id, form);
        }
        return attempts.resolve(id, resolution.get(), request.deed(reason))
                .map(applied -> ScreenAnswer.seeOther(
                        OperatorsArea.url("/attempts"),
                        said(resolution.get(), applied.orElseThrow(ApiProblem::notFound))))
                .recover(failure -> {
                    if (failure instanceof UnresolvableAttempt refused) {
                        form.problem(Choice.FIELD, String.valueOf(refused.getMessage()));
                        return again(id, form);
                    }
                    return Future.failedFuture(failure);
                });
    }

    private Future<ScreenAnswer> again(UUID id, Form form) {
        return find(id).map(file -> ScreenAnswer.unsound(ONE, new AttemptPage(file, form)));
    }

    private Future<AttemptFile> find(UUID id) {
        return attempts.find(id).map(found -> found.orElseThrow(ApiProblem::notFound));
    }

    private static UUID id(ScreenRequest request) {
        return request.path("id", PublicId.ATTEMPT);
    }

    private static Optional<Resolution> spoken(String as) {
        if (as.equals(NOT_PAID)) {
            return Optional.of(new Resolution.NotPaid());
        }
        return as.equals(ASK_AGAIN) ? Optional.of(new Resolution.AskAgain()) : Optional.empty();
    }

    private static Notice said(Resolution resolution, Transitions.Applied applied) {
        if (!applied.decision().surplus().isEmpty()) {
            return Notice.warning(
                    "This capture cannot count for its session. It is kept: see what becomes of it under Surplus captures.");
        }
        if (applied.decision().next() == Decision.Next.OPERATOR) {
            return Notice.warning("It is noted, and the payment still waits for you.");
        }
        if (resolution instanceof Resolution.Paid) {
            return Notice.done("The payment counts, and the merchant is told.");
        }
        return Notice.done(
                resolution instanceof Resolution.AskAgain
                        ? "The processor is asked again from now on."
                        : "It counts as not paid: the payer may try again.");
    }
}
