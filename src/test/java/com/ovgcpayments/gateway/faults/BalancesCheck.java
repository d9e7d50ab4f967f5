package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.MoneyBooks.BalanceRow;
import com.ovgcpayments.gateway.faults.MoneyBooks.PaidOut;
import com.ovgcpayments.gateway.faults.MoneyBooks.PaymentRow;
import com.ovgcpayments.gateway.faults.MoneyBooks.PayoutRow;
import com.ovgcpayments.gateway.faults.ProcessorBooks.Capture;
import com.ovgcpayments.gateway.faults.ProcessorBooks.Refund;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger against the books of others: what they took less our fee, what went back, and what was paid out. */
final class BalancesCheck implements BookCheck {
    static final int FEE_BASIS_POINTS = 290;
    static final int FEE_FIXED = 30;

    private static final Set<String> MERCHANTS = Set.of("pending", "available", "in_transit");

    @Override
    public Stream<String> violations(Evidence evidence) {
        List<BalanceRow> balances = evidence.money().balances();
        Stream<String> merchants =
                evidence.merchants().stream().flatMap(merchant -> violations(merchant.name(), evidence));
        long fees =
                captures(evidence, row -> true).mapToLong(BalancesCheck::fee).sum();
        Stream<String> ours = Stream.of(
                        differs("fees", sum(balances, row -> row.kind().equals("fees")), fees),
                        differs("all accounts", sum(balances, row -> true), 0))
                .flatMap(Function.identity());
        Stream<String> currencies = balances.stream()
                .filter(row -> !row.currency().equals("USD"))
                .map(row -> "nobody paid in another currency: " + row);
        return Stream.of(merchants, ours, currencies, evidence.money().alarms().stream())
                .flatMap(Function.identity());
    }

    private static Stream<String> violations(String merchant, Evidence evidence) {
        MoneyBooks money = evidence.money();
        List<BalanceRow> mine = money.balances().stream()
                .filter(row -> row.merchant().equals(merchant))
                .toList();
        long unsettled = money.payments().stream()
                .filter(row -> row.merchant().equals(merchant) && row.status().equals("paid"))
                .mapToLong(row -> row.amount() - row.fee() - row.refunded())
                .sum();
        return Stream.of(
                        differs(
                                "all of " + merchant,
                                sum(mine, row -> MERCHANTS.contains(row.kind())),
                                left(merchant, evidence)),
                        differs(
                                "pending of " + merchant,
                                sum(mine, row -> row.kind().equals("pending")),
                                unsettled),
                        differs(
                                "in transit of " + merchant,
                                sum(mine, row -> row.kind().equals("in_transit")),
                                0))
                .flatMap(Function.identity());
    }

    /** What the processors' books say is left of a merchant's payments. */
    private static long left(String merchant, Evidence evidence) {
        MoneyBooks money = evidence.money();
        Map<String, Long> back = MerchantRefundsCheck.standing(evidence)
                .collect(Collectors.groupingBy(Refund::ref, Collectors.summingLong(Refund::amount)));
        Set<String> payouts = money.payouts().stream()
                .filter(row -> row.merchant().equals(merchant))
                .map(PayoutRow::id)
                .collect(Collectors.toSet());
        long kept = captures(evidence, row -> row.merchant().equals(merchant))
                .mapToLong(capture -> capture.amount() - fee(capture) - back.getOrDefault(capture.ref(), 0L))
                .sum();
        long paid = money.paidOut().stream()
                .filter(each -> payouts.contains(each.payout()))
                .mapToLong(PaidOut::amount)
                .sum();
        return kept - paid;
    }

    /** The processors' captures that are merchants' payments, not surplus. */
    private static Stream<Capture> captures(Evidence evidence, Predicate<PaymentRow> of) {
        Set<String> payments = evidence.money().payments().stream()
                .filter(of)
                .map(row -> row.connector() + " " + row.ref())
                .collect(Collectors.toSet());
        return evidence.processors().captures().stream()
                .filter(capture -> payments.contains(capture.connector() + " " + capture.ref()));
    }

    private static long fee(Capture capture) {
        return BigDecimal.valueOf(capture.amount())
                        .multiply(BigDecimal.valueOf(FEE_BASIS_POINTS))
                        .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_EVEN)
                        .longValueExact()
                + FEE_FIXED;
    }

    private static long sum(List<BalanceRow> rows, Predicate<BalanceRow> which) {
        return rows.stream().filter(which).mapToLong(BalanceRow::balance).sum();
    }

    private static Stream<String> differs(String what, long ledger, long books) {
        return ledger == books
                ? Stream.empty()
                : Stream.of("the ledger has " + ledger + " for " + what + ", the books have " + books);
    }
}
