package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.FeeTerms;
import com.ovgcpayments.gateway.ledger.Terms;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.merchant.MerchantDirectory;
import com.ovgcpayments.gateway.merchant.MerchantEntry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Agrees on fees, changes and ends them. Each line is one of everybody's, or of one merchant. */
final class FeeFormScreens {
    private static final String TEMPLATE = "dashboard/operators/fee.jte";
    private static final String PREVIEW = "dashboard/operators/fee-preview.jte";
    private static final String MERCHANT = "merchant";

    private final Terms terms;
    private final MerchantDirectory directory;
    private final Connectors connectors;
    private final FeePreviews previews;

    /** What a form is about. */
    private record Subject(Optional<FeeTerms> line, Optional<Merchant> merchant) {
        FeeTerms.Scope scope(Form form, List<String> connectors) {
            return line.map(FeeTerms::scope)
                    .orElseGet(() -> FeeForm.scope(form, merchant.map(Merchant::id), connectors));
        }
    }

    FeeFormScreens(Terms terms, MerchantDirectory directory, Connectors connectors) {
        this.terms = terms;
        this.directory = directory;
        this.connectors = connectors;
        this.previews = new FeePreviews(terms);
    }

    /** A new line. */
    Future<ScreenAnswer> form(ScreenRequest request) {
        return fresh(request.query(MERCHANT)).map(subject -> draw(subject, Form.empty(), Optional.empty()));
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return line(request).compose(subject -> {
            FeeTerms fee = subject.line().orElseThrow();
            Form form = FeeForm.of(fee);
            return previews.of(subject.line(), fee.scope(), Optional.of(fee.rate()), form)
                    .map(preview -> draw(subject, form, Optional.of(preview)));
        });
    }

    /** What a new line would take. */
    Future<ScreenAnswer> previewNew(ScreenRequest request) {
        return fresh(request.form().optional(MERCHANT)).compose(subject -> preview(request, subject));
    }

    /** What a line would take if it were changed so. */
    Future<ScreenAnswer> preview(ScreenRequest request) {
        return line(request).compose(subject -> preview(request, subject));
    }

    Future<ScreenAnswer> create(ScreenRequest request) {
        return fresh(request.form().optional(MERCHANT)).compose(subject -> {
            FeeTerms.Scope scope = subject.scope(request.form(), connectors.names());
            return save(request, subject, scope, (rate, deed) -> terms.addFee(scope, rate, deed));
        });
    }

    Future<ScreenAnswer> change(ScreenRequest request) {
        return line(request).compose(subject -> {
            FeeTerms.Scope scope = subject.line().orElseThrow().scope();
            return save(
                    request,
                    subject,
                    scope,
                    (rate, deed) -> terms.changeFee(scope, rate, deed)
                            .map(changed -> Optional.of(changed.orElseThrow(ApiProblem::notFound))));
        });
    }

    Future<ScreenAnswer> remove(ScreenRequest request) {
        Form form = request.form();
        String reason = Reason.of(form, FeeForm.END_REASON);
        return line(request).compose(subject -> {
            FeeTerms fee = subject.line().orElseThrow();
            if (!form.isSound()) {
                return unsound(subject, FeeForm.ending(fee, form), fee.scope(), Optional.of(fee.rate()));
            }
            return terms.removeFee(fee.scope(), request.deed(reason)).map(removed -> {
                if (removed.isEmpty()) {
                    throw ApiProblem.notFound();
                }
                return ScreenAnswer.seeOther(
                        back(subject),
                        Notice.done("The line is ended. What is captured from now on falls under the next that fits."));
            });
        });
    }

    /** @param write answers empty if there is a line of this scope already */
    private Future<ScreenAnswer> save(
            ScreenRequest request,
            Subject subject,
            FeeTerms.Scope scope,
            BiFunction<FeeTerms.Rate, Deed, Future<Optional<FeeTerms>>> write) {
        Form form = request.form();
        Optional<FeeTerms.Rate> rate = FeeForm.rate(form, scope.currency());
        String reason = Reason.of(form);
        if (rate.isEmpty() || !form.isSound()) {
            return unsound(subject, form, scope, rate);
        }
        return write.apply(rate.get(), request.deed(reason)).compose(written -> {
            if (written.isEmpty()) {
                form.problem(
                        FeeForm.CONNECTOR, "For this processor and currency there is a line already: change that.");
                return unsound(subject, form, scope, rate);
            }
            return Future.succeededFuture(ScreenAnswer.seeOther(
                    back(subject),
                    Notice.done("From now on " + FeeLine.rate(rate.get(), scope.currency()) + " is taken.")));
        });
    }

    private Future<ScreenAnswer> preview(ScreenRequest request, Subject subject) {
        Form form = request.form();
        FeeTerms.Scope scope = subject.scope(form, connectors.names());
        Optional<FeeTerms.Rate> rate = FeeForm.rate(form, scope.currency());
        return previews.of(subject.line(), scope, rate, form)
                .map(preview -> request.isPart()
                        ? ScreenAnswer.page(PREVIEW, preview)
                        : draw(subject, form, Optional.of(preview)));
    }

    private Future<ScreenAnswer> unsound(
            Subject subject, Form form, FeeTerms.Scope scope, Optional<FeeTerms.Rate> rate) {
        return previews.of(subject.line(), scope, rate, form)
                .map(preview -> ScreenAnswer.unsound(TEMPLATE, page(subject, form, Optional.of(preview))));
    }

    private ScreenAnswer draw(Subject subject, Form form, Optional<FeePreview> preview) {
        return ScreenAnswer.page(TEMPLATE, page(subject, form, preview));
    }

    private FeeFormPage page(Subject subject, Form form, Optional<FeePreview> preview) {
        return new FeeFormPage(subject.line(), subject.merchant(), connectors.names(), form, preview);
    }

    private Future<Subject> fresh(Optional<String> merchant) {
        return merchant.isEmpty()
                ? Future.succeededFuture(new Subject(Optional.empty(), Optional.empty()))
                : merchant(PublicId.MERCHANT.parse(merchant.get()).orElseThrow(ApiProblem::notFound))
                        .map(found -> new Subject(Optional.empty(), Optional.of(found)));
    }

    private Future<Subject> line(ScreenRequest request) {
        UUID id = request.path("id", PublicId.FEE_TERMS);
        return terms.fee(id).compose(found -> {
            FeeTerms fee = found.orElseThrow(ApiProblem::notFound);
            return fee.scope()
                    .merchantId()
                    .map(merchant -> merchant(merchant).map(Optional::of))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                    .map(merchant -> new Subject(found, merchant));
        });
    }

    private Future<Merchant> merchant(UUID id) {
        return directory
                .find(id)
                .map(found -> found.map(MerchantEntry::merchant).orElseThrow(ApiProblem::notFound));
    }

    private static String back(Subject subject) {
        return OperatorsArea.url(subject.merchant()
                .map(merchant -> "/merchants/" + PublicId.MERCHANT.format(merchant.id()))
                .orElse("/fees"));
    }
}
