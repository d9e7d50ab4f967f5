package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.dashboard.Curl;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Links;
import com.ovgcpayments.gateway.dashboard.Period;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.Entries;
import com.ovgcpayments.gateway.ledger.Entry;
import com.ovgcpayments.gateway.ledger.EntryId;
import com.ovgcpayments.gateway.ledger.EntryQuery;
import com.ovgcpayments.gateway.ledger.MerchantAccount;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The balances of a merchant, and every entry in them. */
final class BalanceScreen {
    private static final String TEMPLATE = "dashboard/money/balance.jte";
    private static final String ACCOUNT = "account";
    private static final String CURRENCY = "currency";
    private static final List<String> FILTERS = List.of(ACCOUNT, CURRENCY, Period.FROM, Period.TO);
    private static final int ENTRIES = 25;

    private final Balances balances;
    private final Entries entries;
    private final PayoutHalt halt;
    private final Curl curl;

    BalanceScreen(Database database, Curl curl) {
        this.balances = new Balances(database);
        this.entries = new Entries(database);
        this.halt = new PayoutHalt(database);
        this.curl = curl;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        Form form = request.queryForm();
        EntryQuery query = query(form);
        if (form.isSound()) {
            return entries.list(request.merchantId(), request.mode(), query)
                    .compose(found -> page(request, form, found))
                    .map(page -> ScreenAnswer.page(TEMPLATE, page));
        }
        return page(request, form, new Page<>(List.of(), false)).map(page -> ScreenAnswer.unsound(TEMPLATE, page));
    }

    private static EntryQuery query(Form form) {
        Optional<MerchantAccount> account = form.optional(ACCOUNT).flatMap(MerchantAccount::of);
        if (form.optional(ACCOUNT).isPresent() && account.isEmpty()) {
            form.problem(ACCOUNT, "Choose one of the list.");
        }
        Optional<String> currency = form.optional(CURRENCY).filter(Currencies::isKnown);
        if (form.optional(CURRENCY).isPresent() && currency.isEmpty()) {
            form.problem(CURRENCY, "Choose one of the list.");
        }
        Period period = Period.read(form);
        return new EntryQuery(
                ENTRIES,
                form.optional(Links.AFTER).flatMap(EntryId::parse),
                currency,
                account,
                period.from(),
                period.to());
    }

    private Future<BalancePage> page(ScreenRequest request, Form form, Page<Entry> found) {
        Links links = new Links(request.url("/balance"), form, FILTERS);
        return balances.of(request.merchantId(), request.mode())
                .compose(all -> halt.current()
                        .map(halted -> new BalancePage(
                                all,
                                halted.isPresent(),
                                form,
                                links.isFiltered(),
                                found.items().stream().map(EntryLine::of).toList(),
                                links.first(),
                                links.next(found, entry -> entry.id().text()),
                                curl.createSession())));
    }
}
