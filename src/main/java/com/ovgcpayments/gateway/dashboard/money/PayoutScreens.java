package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.audit.Trail;
import com.ovgcpayments.gateway.dashboard.Curl;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Links;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.payout.Payout;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.payout.PayoutRefused;
import com.ovgcpayments.gateway.payout.Payouts;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The payouts of a merchant: all of them, one of them, and calling one off. */
final class PayoutScreens {
    private static final String LIST = "dashboard/money/payouts.jte";
    private static final String ONE = "dashboard/money/payout.jte";
    private static final String CURRENCY = "currency";
    private static final int PAYOUTS = 25;

    private final Database database;
    private final Payouts payouts;
    private final Balances balances;
    private final PayoutHalt halt;
    private final Trail trail;
    private final Curl curl;

    PayoutScreens(Database database, Curl curl) {
        this.database = database;
        this.payouts = new Payouts(database);
        this.balances = new Balances(database);
        this.halt = new PayoutHalt(database);
        this.trail = new Trail(database);
        this.curl = curl;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        Form form = request.queryForm();
        return payouts.list(
                        request.merchantId(),
                        request.mode(),
                        form.optional(Links.AFTER).flatMap(PublicId.PAYOUT::parse),
                        form.optional(CURRENCY).filter(Currencies::isKnown),
                        PAYOUTS)
                .compose(found -> page(request, form, found))
                .map(page -> ScreenAnswer.page(LIST, page));
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        UUID id = request.path("id", PublicId.PAYOUT);
        return payouts.find(request.merchantId(), request.mode(), id)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(payout -> page(payout, Optional.empty()))
                .map(page -> ScreenAnswer.page(ONE, page));
    }

    Future<ScreenAnswer> cancel(ScreenRequest request) {
        UUID id = request.path("id", PublicId.PAYOUT);
        return database.transaction(transaction ->
                        payouts.cancel(transaction, request.merchantId(), request.mode(), id, request.deed("")))
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(payout -> ScreenAnswer.seeOther(
                        request.url("/payouts/" + PublicId.PAYOUT.format(id)),
                        Notice.done("The payout is cancelled. Its money is available again.")))
                .recover(failure ->
                        failure instanceof PayoutRefused ? tooLate(request, id) : Future.failedFuture(failure));
    }

    private Future<ScreenAnswer> tooLate(ScreenRequest request, UUID id) {
        return payouts.find(request.merchantId(), request.mode(), id)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(
                        payout -> page(
                                payout,
                                Optional.of(
                                        "It is too late to cancel this payout: only one that was not sent yet can be cancelled.")))
                .map(page -> ScreenAnswer.unsound(ONE, page));
    }

    private Future<PayoutPage> page(Payout payout, Optional<String> problem) {
        String id = PublicId.PAYOUT.format(payout.id());
        return trail.of(id, List.of(Payouts.REQUESTED, Payouts.CANCELLED))
                .map(steps -> PayoutPage.of(id, payout, steps, problem));
    }

    private Future<PayoutListPage> page(ScreenRequest request, Form form, Page<Payout> found) {
        Links links = new Links(request.url("/payouts"), form, List.of(CURRENCY));
        return balances.of(request.merchantId(), request.mode())
                .compose(all -> halt.current()
                        .map(halted -> new PayoutListPage(
                                halted.isPresent(),
                                form,
                                currencies(all),
                                links.isFiltered(),
                                found.items().stream()
                                        .map(payout ->
                                                PayoutListPage.Line.of(PublicId.PAYOUT.format(payout.id()), payout))
                                        .toList(),
                                links.first(),
                                links.next(found, payout -> PublicId.PAYOUT.format(payout.id())),
                                curl.post("/api/payouts", "{\"amount\": 2500, \"currency\": \"USD\"}"))));
    }

    /** None to choose among where there is only one. */
    private static Map<String, String> currencies(List<MerchantBalance> all) {
        return all.size() > 1 ? CurrencyChoice.of(all) : Map.of();
    }
}
