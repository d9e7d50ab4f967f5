package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.ledger.TrialBalance;
import com.ovgcpayments.gateway.ledger.TrialBalance.Line;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All accounts at one instant. */
final class TrialBalanceScreen {
    private final TrialBalance balance;

    private record Key(Mode mode, String currency) {}

    TrialBalanceScreen(TrialBalance balance) {
        this.balance = balance;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return balance.lines().map(lines -> ScreenAnswer.page("dashboard/operators/trial-balance.jte", books(lines)));
    }

    private static List<Book> books(List<Line> lines) {
        Map<Key, List<Line>> books = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> new Key(line.mode(), line.currency()), LinkedHashMap::new, Collectors.toList()));
        return books.entrySet().stream()
                .map(each -> new Book(each.getKey().mode(), each.getKey().currency(), each.getValue()))
                .toList();
    }
}
