package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.payout.Debtor;
import com.ovgcpayments.gateway.payout.OperatorPayouts;
import com.ovgcpayments.gateway.payout.PayoutBatches;
import com.ovgcpayments.gateway.payout.PayoutRefused;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files of payouts for our bank: written, fetched, and what the bank made of them. */
final class PayoutFileScreens {
    private static final String LIST = "dashboard/operators/payout-files.jte";
    private static final String ONE = "dashboard/operators/payout-file.jte";
    private static final int MOST_IN_A_FILE = 1_000;

    private final PayoutBatches batches;
    private final OperatorPayouts payouts;
    private final Optional<Debtor> debtor;

    /** @param debtor our own account; without it no file can be written */
    PayoutFileScreens(PayoutBatches batches, OperatorPayouts payouts, Optional<Debtor> debtor) {
        this.batches = batches;
        this.payouts = payouts;
        this.debtor = debtor;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return page(request, Form.empty()).map(page -> ScreenAnswer.page(LIST, page));
    }

    Future<ScreenAnswer> write(ScreenRequest request) {
        Form form = request.form();
        String reason = Reason.of(form);
        if (debtor.isEmpty()) {
            form.problem(Reason.FIELD, "No account is configured from which merchants are paid.");
        }
        if (!form.isSound()) {
            return again(request);
        }
        return batches.export(debtor.get(), MOST_IN_A_FILE, request.deed(reason))
                .map(written -> written.map(batch -> ScreenAnswer.seeOther(
                                address(batch.name()),
                                Notice.done("The file is written: fetch it, and bring it to the bank.")))
                        .orElseGet(() -> ScreenAnswer.seeOther(
                                OperatorsArea.url("/payouts/files"),
                                Notice.warning("No payout waits to be written into a file."))))
                .recover(failure -> {
                    if (failure instanceof PayoutRefused refused) {
                        form.problem(Reason.FIELD, "Not now: " + refused.getMessage());
                        return again(request);
                    }
                    return Future.failedFuture(failure);
                });
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return one(request, Form.empty(), Form.empty()).map(page -> ScreenAnswer.page(ONE, page));
    }

    /** He proves who he is, so that what he fetches next comes at once and not behind a question. */
    Future<ScreenAnswer> unlock(ScreenRequest request) {
        return Future.succeededFuture(
                ScreenAnswer.seeOther(address(request.path("name")), Notice.done("You may fetch the file now.")));
    }

    Future<ScreenAnswer> fetch(ScreenRequest request) {
        String reason = Reason.of(request.form());
        if (!request.form().isSound()) {
            return one(request, request.form(), Form.empty()).map(page -> ScreenAnswer.unsound(ONE, page));
        }
        return batches.download(request.path("name"), request.deed(reason))
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(batch -> new ScreenAnswer.Download(batch.name() + ".xml", "application/xml", batch.file()));
    }

    /** The bank's statement shows these: each is confirmed by itself, and one that cannot be does not keep the others from it. */
    Future<ScreenAnswer> confirm(ScreenRequest request) {
        Form form = request.form();
        String reason = Reason.of(form);
        List<UUID> ticked = form.all("payout").stream()
                .flatMap(text -> PublicId.PAYOUT.parse(text).stream())
                .toList();
        if (ticked.isEmpty()) {
            form.problem("payout", "Tick the payouts that the bank's statement shows.");
        }
        if (!form.isSound()) {
            return one(request, Form.empty(), form).map(page -> ScreenAnswer.unsound(ONE, page));
        }
        return confirm(ticked, request.deed(reason), 0)
                .map(confirmed -> ScreenAnswer.seeOther(
                        address(request.path("name")),
                        confirmed == ticked.size()
                                ? Notice.done(counted(confirmed) + " completed, and their merchants are told.")
                                : Notice.warning(counted(confirmed) + " completed. The others of those that you ticked"
                                        + " could not be: they are not what they were.")));
    }

    private Future<Integer> confirm(List<UUID> left, Deed deed, int confirmed) {
        if (left.isEmpty()) {
            return Future.succeededFuture(confirmed);
        }
        return payouts.confirm(left.get(0), deed)
                .map(found -> found.isPresent() ? 1 : 0)
                .recover(failure ->
                        failure instanceof PayoutRefused ? Future.succeededFuture(0) : Future.failedFuture(failure))
                .compose(done -> confirm(left.subList(1, left.size()), deed, confirmed + done));
    }

    private Future<ScreenAnswer> again(ScreenRequest request) {
        return page(request, request.form()).map(page -> ScreenAnswer.unsound(LIST, page));
    }

    private Future<PayoutFilesPage> page(ScreenRequest request, Form form) {
        return batches.waiting()
                .compose(waiting -> batches.recent(Listing.after(request, PublicId.PAYOUT_BATCH), Listing.LENGTH)
                        .map(page -> new PayoutFilesPage(
                                debtor,
                                waiting,
                                Listing.of(request, page, batch -> PublicId.PAYOUT_BATCH.format(batch.id())),
                                form)));
    }

    private Future<PayoutFilePage> one(ScreenRequest request, Form fetching, Form confirming) {
        return batches.describe(request.path("name"))
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(batch -> payouts.ofBatch(batch.id(), Listing.after(request, PublicId.PAYOUT), Listing.LENGTH)
                        .map(page -> new PayoutFilePage(
                                batch,
                                Listing.of(request, page, payout -> PublicId.PAYOUT.format(payout.id())),
                                request.visitor().confirmedRecently(),
                                fetching,
                                confirming)));
    }

    private static String address(String name) {
        return OperatorsArea.url("/payouts/files/" + name);
    }

    private static String counted(int payouts) {
        return payouts == 1 ? "1 payout is" : payouts + " payouts are";
    }
}
