package com.ovgcpayments.gateway.dashboard.overview;

import com.ovgcpayments.gateway.dashboard.Curl;
import com.ovgcpayments.gateway.dashboard.Permission;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.overview.CurrencyOverview;
import com.ovgcpayments.gateway.overview.FirstSteps;
import com.ovgcpayments.gateway.overview.Overview;
import com.ovgcpayments.gateway.overview.Overviews;
import com.ovgcpayments.gateway.overview.Troubles;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.session.TransactionQuery;
import com.ovgcpayments.gateway.session.TransactionView;
import com.ovgcpayments.gateway.session.Transactions;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The overview: the last thirty days, what is there now, and what is to be done. */
final class OverviewScreen {
    private static final String TEMPLATE = "dashboard/overview/overview.jte";
    private static final TransactionQuery LATEST =
            new TransactionQuery(5, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final Overviews overviews;
    private final Troubles troubles;
    private final FirstSteps firstSteps;
    private final Balances balances;
    private final Transactions transactions;
    private final Curl curl;

    OverviewScreen(Database database, Curl curl) {
        this.overviews = new Overviews(database, Clock.systemUTC());
        this.troubles = new Troubles(database);
        this.firstSteps = new FirstSteps(database);
        this.balances = new Balances(database);
        this.transactions = new Transactions(database);
        this.curl = curl;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        UUID merchant = request.merchantId();
        Future<Overview> overview = overviews.of(merchant, request.mode());
        Future<List<Troubles.Endpoint>> broken = troubles.of(merchant, request.mode());
        Future<FirstSteps.Done> done = firstSteps.of(merchant, request.mode());
        Future<List<MerchantBalance>> money = request.may(Permission.SEE_MONEY)
                ? balances.of(merchant, request.mode())
                : Future.succeededFuture(List.of());
        Future<Page<TransactionView>> latest = transactions.list(merchant, request.mode(), LATEST);
        return Future.all(overview, broken, done, money, latest).map(all -> {
            List<CurrencyOverview> currencies = commonestFirst(overview.result());
            return ScreenAnswer.page(
                    TEMPLATE,
                    new OverviewPage(
                            Steps.of(done.result(), request),
                            curl.createSession(),
                            broken.result(),
                            currencies.stream().map(CurrencyOverview::currency).toList(),
                            chosen(request, currencies).map(Figures::of),
                            overview.result().whole(),
                            money.result(),
                            latest.result().items()));
        });
    }

    private static List<CurrencyOverview> commonestFirst(Overview overview) {
        return overview.currencies().stream()
                .sorted(Comparator.<CurrencyOverview>comparingLong(
                                each -> each.total().captured())
                        .reversed()
                        .thenComparing(CurrencyOverview::currency))
                .toList();
    }

    private static Optional<CurrencyOverview> chosen(ScreenRequest request, List<CurrencyOverview> currencies) {
        return request.query("currency")
                .flatMap(asked -> currencies.stream()
                        .filter(each -> each.currency().equals(asked))
                        .findFirst())
                .or(() -> currencies.stream().findFirst());
    }
}
