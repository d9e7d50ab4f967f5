package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.dashboard.Curl;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Links;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.id.SessionId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.session.SessionFilter;
import com.ovgcpayments.gateway.session.SessionSearch;
import com.ovgcpayments.gateway.session.SessionSearch.Found;
import com.ovgcpayments.gateway.session.Transactions;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of payments; who looks for an id is shown what it belongs to at once. */
final class PaymentListScreen {
    static final int LINES = 50;

    private static final String TEMPLATE = "dashboard/payments/list.jte";
    private static final String PATH = "/payments";
    private static final Found NOTHING = new Found(List.of(), Optional.empty(), false);

    private final SessionSearch search;
    private final PublicIds ids;
    private final Balances balances;
    private final Transactions transactions;
    private final ConfiguredGateways gateways;
    private final Curl curl;

    PaymentListScreen(Database database, PublicIds ids, ConfiguredGateways gateways, Curl curl) {
        this.search = new SessionSearch(database);
        this.ids = ids;
        this.balances = new Balances(database);
        this.transactions = new Transactions(database);
        this.gateways = gateways;
        this.curl = curl;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        Instant since = Instant.now();
        Form form = request.queryForm();
        Optional<String> wanted = form.optional(PaymentFilter.SEARCH);
        if (wanted.isPresent()
                && !PaymentFilter.isEmail(wanted.get())
                && PaymentFilter.searchedAmount(form).isEmpty()) {
            return ids.path(request.merchantId(), request.mode(), wanted.get())
                    .compose(path -> path.isPresent()
                            ? Future.succeededFuture(ScreenAnswer.seeOther(request.url(path.get())))
                            : page(request, form, since, NOTHING, wanted)
                                    .map(page -> ScreenAnswer.page(TEMPLATE, page)));
        }
        SessionFilter filter = PaymentFilter.read(form);
        if (!form.isSound()) {
            return page(request, form, since, NOTHING, Optional.empty())
                    .map(page -> ScreenAnswer.unsound(TEMPLATE, page));
        }
        return search.find(
                        request.merchantId(),
                        request.mode(),
                        filter,
                        form.optional(Links.AFTER).flatMap(SessionId::parse),
                        LINES)
                .compose(found -> page(request, form, since, found, Optional.empty()))
                .map(page -> ScreenAnswer.page(TEMPLATE, page));
    }

    private Future<PaymentListPage> page(
            ScreenRequest request, Form form, Instant since, Found found, Optional<String> unknownId) {
        Links links = new Links(request.url(PATH), form, PaymentFilter.ALL);
        return balances.of(request.merchantId(), request.mode())
                .compose(all -> transactions
                        .gateways(request.merchantId(), request.mode())
                        .map(used -> new PaymentListPage(
                                form,
                                links.isFiltered(),
                                found.lines().stream()
                                        .map(line -> PaymentLine.of(line, request.url(""), gateways))
                                        .toList(),
                                unknownId,
                                withUnpaid(request, form),
                                found.goOn().filter(reached -> !found.full()).map(TimeOrderedUuid::time),
                                links.first(),
                                found.goOn().map(id -> links.after(id.toString())),
                                all.stream().map(MerchantBalance::currency).toList(),
                                gateways.offered(request.mode(), used),
                                new Links(request.url(PATH + "/export"), form, PaymentFilter.ALL).beginning(),
                                request.url(PATH + "/live?" + LiveScreen.SINCE + "=" + since.toEpochMilli()),
                                curl.createSession())));
    }

    /** The same amount, asked for by the filters that leave nobody out. */
    private static Optional<String> withUnpaid(ScreenRequest request, Form form) {
        if (!PaymentFilter.leavesOutUnpaid(form)) {
            return Optional.empty();
        }
        String amount = PaymentFilter.searchedAmount(form).orElseThrow().toPlainString();
        Map<String, String> filters = new LinkedHashMap<>();
        PaymentFilter.ALL.forEach(name -> form.optional(name).ifPresent(value -> filters.put(name, value)));
        filters.remove(PaymentFilter.SEARCH);
        filters.put(PaymentFilter.AMOUNT_FROM, amount);
        filters.put(PaymentFilter.AMOUNT_TO, amount);
        return Optional.of(new Links(request.url(PATH), Form.of(filters), PaymentFilter.ALL).beginning());
    }
}
