package com.ovgcpayments.gateway.dashboard.overview;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.dashboard.Curl;
import com.ovgcpayments.gateway.dashboard.Permission;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.overview.FirstSteps;
import com.ovgcpayments.gateway.overview.Outcomes;
import com.ovgcpayments.gateway.overview.Troubles;
import com.ovgcpayments.gateway.overview.Volumes;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.session.TransactionQuery;
import com.ovgcpayments.gateway.session.TransactionView;
import com.ovgcpayments.gateway.session.Transactions;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The overview: the last thirty days, what is there now, and what is to be done. */
final class OverviewScreen {
    private static final String TEMPLATE = "dashboard/overview/overview.jte";
    private static final int DAYS = 30;
    private static final TransactionQuery LATEST =
            new TransactionQuery(5, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final Volumes volumes;
    private final Outcomes outcomes;
    private final Troubles troubles;
    private final FirstSteps firstSteps;
    private final Balances balances;
    private final Transactions transactions;
    private final Curl curl;

    OverviewScreen(Database database, Curl curl) {
        this.volumes = new Volumes(database);
        this.outcomes = new Outcomes(database);
        this.troubles = new Troubles(database);
        this.firstSteps = new FirstSteps(database);
        this.balances = new Balances(database);
        this.transactions = new Transactions(database);
        this.curl = curl;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        UUID merchant = request.merchantId();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate first = today.minusDays(DAYS - 1);
        Future<List<Volumes.Day>> days = volumes.since(merchant, request.mode(), first);
        Future<Outcomes.Counts> counts = outcomes.since(
                merchant, request.mode(), first.atStartOfDay(ZoneOffset.UTC).toInstant());
        Future<List<Troubles.Endpoint>> broken = troubles.of(merchant, request.mode());
        Future<FirstSteps.Done> done = firstSteps.of(merchant, request.mode());
        Future<List<MerchantBalance>> money = request.may(Permission.SEE_MONEY)
                ? balances.of(merchant, request.mode())
                : Future.succeededFuture(List.of());
        Future<Page<TransactionView>> latest = transactions.list(merchant, request.mode(), LATEST);
        return Future.all(List.of(days, counts, broken, done, money, latest)).map(all -> {
            List<String> currencies = currencies(days.result());
            return ScreenAnswer.page(
                    TEMPLATE,
                    new OverviewPage(
                            Steps.of(done.result(), request),
                            curl.createSession(),
                            broken.result(),
                            currencies,
                            chosen(request, currencies)
                                    .map(currency -> Volume.of(currency, days.result(), first, today)),
                            counts.result().successPercent(),
                            declines(counts.result().declined()),
                            money.result(),
                            latest.result().items()));
        });
    }

    private static List<String> currencies(List<Volumes.Day> days) {
        Map<String, Long> payments = days.stream()
                .collect(Collectors.groupingBy(Volumes.Day::currency, Collectors.summingLong(Volumes.Day::payments)));
        return payments.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<String> chosen(ScreenRequest request, List<String> currencies) {
        return request.query("currency")
                .filter(currencies::contains)
                .or(() -> currencies.stream().findFirst());
    }

    private static List<OverviewPage.Decline> declines(Map<DeclineReason, Long> declined) {
        long all = declined.values().stream().mapToLong(Long::longValue).sum();
        return declined.entrySet().stream()
                .sorted(Map.Entry.<DeclineReason, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(each ->
                        new OverviewPage.Decline(words(each.getKey()), each.getValue(), each.getValue() * 100 / all))
                .toList();
    }

    private static String words(DeclineReason reason) {
        return switch (reason) {
            case GENERIC -> "Refused without a reason";
            case INSUFFICIENT_FUNDS -> "Not enough money";
            case EXPIRED_CARD -> "Card expired";
            case WRONG_DETAILS -> "Wrong details";
            case AUTHENTICATION_FAILED -> "Authentication failed";
            case TRY_AGAIN_LATER -> "Processor said: later";
        };
    }
}
