package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.reconciliation.Difference;
import com.ovgcpayments.gateway.reconciliation.Reconciliations;
import com.ovgcpayments.gateway.reconciliation.ResolvedAlready;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What differs between processors' books and ours. */
final class DifferenceScreens {
    private static final String LIST = "dashboard/operators/differences.jte";
    private static final String ONE = "dashboard/operators/difference.jte";

    private final Reconciliations reconciliations;

    DifferenceScreens(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        boolean all = Queue.showsAll(request);
        Optional<UUID> after = Listing.after(request, PublicId.DIFFERENCE);
        Optional<Difference.Kind> kind = request.query("kind").flatMap(DifferenceScreens::kind);
        return (all
                        ? reconciliations.latest(after, kind, Listing.LENGTH)
                        : reconciliations.open(after, kind, Listing.LENGTH))
                .map(page -> ScreenAnswer.page(
                        LIST,
                        new DifferenceListPage(
                                new Queue<>(
                                        Listing.of(
                                                request,
                                                page,
                                                difference -> PublicId.DIFFERENCE.format(difference.id())),
                                        all),
                                kind)));
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return find(id(request))
                .map(difference -> ScreenAnswer.page(ONE, new DifferencePage(difference, Form.empty())));
    }

    Future<ScreenAnswer> resolve(ScreenRequest request) {
        UUID id = id(request);
        Form form = request.form();
        String reason = Reason.of(form);
        if (!form.isSound()) {
            return again(id, form);
        }
        return reconciliations
                .resolve(id, request.deed(reason))
                .map(resolved -> resolved.map(difference -> ScreenAnswer.seeOther(
                                OperatorsArea.url("/reconciliation/differences"),
                                Notice.done("The difference is resolved. No money was moved.")))
                        .orElseThrow(ApiProblem::notFound))
                .recover(failure -> {
                    if (failure instanceof ResolvedAlready refused) {
                        form.problem(Choice.FIELD, String.valueOf(refused.getMessage()));
                        return again(id, form);
                    }
                    return Future.failedFuture(failure);
                });
    }

    private Future<ScreenAnswer> again(UUID id, Form form) {
        return find(id).map(difference -> ScreenAnswer.unsound(ONE, new DifferencePage(difference, form)));
    }

    private Future<Difference> find(UUID id) {
        return reconciliations.difference(id).map(found -> found.orElseThrow(ApiProblem::notFound));
    }

    private static UUID id(ScreenRequest request) {
        return request.path("id", PublicId.DIFFERENCE);
    }

    /** A kind that there is not is none: then all are shown. */
    private static Optional<Difference.Kind> kind(String word) {
        return List.of(Difference.Kind.values()).stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst();
    }
}
