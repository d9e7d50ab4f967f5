package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.format.AmountInput;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.idempotency.IdempotencyConflict;
import com.ovgcpayments.gateway.idempotency.IdempotencyScope;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.payout.Destination;
import com.ovgcpayments.gateway.payout.Destinations;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.payout.PayoutRefused;
import com.ovgcpayments.gateway.payout.Payouts;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The form by which a payout is asked for; each form makes one at the most, however often it is sent. */
final class PayoutRequestScreens {
    private static final String TEMPLATE = "dashboard/money/payoutRequest.jte";
    private static final String SCOPE = "/dashboard/payouts";
    private static final String ONCE = "once";
    private static final String CURRENCY = PayoutRequestPage.CURRENCY;
    private static final String AMOUNT = "amount";
    private static final String STALE = "This form has made a payout already, and nothing more was done. Look at your"
            + " payouts; if you want another one, press the button again.";

    private final Idempotency idempotency;
    private final Payouts payouts;
    private final Destinations destinations;
    private final Balances balances;
    private final PayoutHalt halt;

    PayoutRequestScreens(Database database, Idempotency idempotency, Destinations destinations) {
        this.idempotency = idempotency;
        this.payouts = new Payouts(database);
        this.destinations = destinations;
        this.balances = new Balances(database);
        this.halt = new PayoutHalt(database);
    }

    Future<ScreenAnswer> form(ScreenRequest request) {
        return page(request, request.queryForm(), newForm(), Optional.empty())
                .map(page -> ScreenAnswer.page(TEMPLATE, page.withLikelyCurrency()));
    }

    Future<ScreenAnswer> request(ScreenRequest request) {
        Form form = request.form();
        Optional<Money> amount = amount(form);
        Optional<String> once =
                form.optional(ONCE).filter(text -> PublicId.REQUEST.parse(text).isPresent());
        if (amount.isEmpty() || once.isEmpty()) {
            return again(request, once.orElseGet(PayoutRequestScreens::newForm), Optional.empty());
        }
        IdempotencyScope scope = new IdempotencyScope(request.merchantId(), request.mode(), SCOPE, once.get());
        return idempotency
                .once(
                        scope,
                        Buffer.buffer(amount.get().toString()),
                        transaction -> payouts.request(
                                        transaction,
                                        request.merchantId(),
                                        request.mode(),
                                        amount.get(),
                                        request.deed(""))
                                .map(payout -> Answer.of(201, Buffer.buffer(PublicId.PAYOUT.format(payout.id())))))
                .map(made -> ScreenAnswer.seeOther(
                        request.url("/payouts/" + made.body()),
                        Notice.done(
                                made.replayed()
                                        ? "This payout was requested already."
                                        : "The payout is requested, and its money set aside.")))
                .recover(failure -> refused(request, form, once.get(), failure));
    }

    private static Optional<Money> amount(Form form) {
        Optional<String> currency = form.optional(CURRENCY).filter(Currencies::isKnown);
        if (currency.isEmpty()) {
            form.problem(CURRENCY, "Choose a currency.");
            return Optional.empty();
        }
        Optional<Money> amount = AmountInput.read(form.text(AMOUNT), currency.get());
        if (amount.isEmpty()) {
            form.problem(AMOUNT, AmountInput.expectation(currency.get()));
        }
        return amount;
    }

    private Future<ScreenAnswer> refused(ScreenRequest request, Form form, String once, Throwable failure) {
        if (failure instanceof IdempotencyConflict conflict) {
            return conflict.kind() == IdempotencyConflict.Kind.REUSED
                    ? again(request, newForm(), Optional.of(STALE))
                    : again(
                            request,
                            once,
                            Optional.of("This form is still being worked on. Wait a moment, then try again."));
        }
        if (!(failure instanceof PayoutRefused refused)) {
            return Future.failedFuture(failure);
        }
        String currency = form.text(CURRENCY);
        return switch (refused.reason()) {
            case NOT_COVERED -> {
                form.problem(AMOUNT, "That is more than can be paid out in " + currency + " now.");
                yield again(request, once, Optional.empty());
            }
            case NEGATIVE_BALANCE ->
                again(
                        request,
                        once,
                        Optional.of("Your balance in " + currency
                                + " is negative: payouts wait until payments have made up for it."));
            case NO_DESTINATION ->
                again(request, once, Optional.of("There is no bank account for " + currency + " yet. Add one first."));
            case COOLING_DOWN, DESTINATION_CHANGED ->
                again(
                        request,
                        once,
                        Optional.of("The bank account for " + currency
                                + " was changed a short while ago. For your safety nothing is paid out to it yet."));
            case HALTED, STATE ->
                again(
                        request,
                        once,
                        Optional.of("Payouts are halted for the moment. Your money is safe; try again later."));
        };
    }

    private Future<ScreenAnswer> again(ScreenRequest request, String once, Optional<String> problem) {
        return page(request, request.form(), once, problem).map(page -> ScreenAnswer.unsound(TEMPLATE, page));
    }

    private Future<PayoutRequestPage> page(ScreenRequest request, Form form, String once, Optional<String> problem) {
        return balances.of(request.merchantId(), request.mode())
                .compose(all -> destinations
                        .list(request.merchantId(), request.mode())
                        .compose(accounts -> halt.current()
                                .map(halted -> new PayoutRequestPage(
                                        form,
                                        once,
                                        halted.isPresent(),
                                        CurrencyChoice.of(all),
                                        sources(all, accounts),
                                        problem))));
    }

    private static List<PayoutRequestPage.Source> sources(List<MerchantBalance> all, List<Destination> accounts) {
        Map<String, Destination> byCurrency =
                accounts.stream().collect(Collectors.toMap(Destination::currency, Function.identity()));
        return all.stream()
                .map(balance -> {
                    Optional<Destination> account = Optional.ofNullable(byCurrency.get(balance.currency()));
                    return new PayoutRequestPage.Source(
                            balance.currency(),
                            balance.payable(),
                            balance.isNegative(),
                            account.map(each -> PayoutText.account(each.kind(), each.last4())),
                            account.filter(each -> !each.usable()).map(Destination::usableFrom));
                })
                .toList();
    }

    private static String newForm() {
        return PublicId.REQUEST.format(TimeOrderedUuid.next());
    }
}
