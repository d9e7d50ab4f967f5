package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.MoneyBooks.PaidOut;
import com.ovgcpayments.gateway.faults.MoneyBooks.PayoutRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our payouts against the sandbox's book: each completed one was paid once as it was wanted, and no other was. */
final class PayoutsCheck implements BookCheck {
    private static final Set<String> NEVER_PAID = Set.of("failed", "cancelled");

    @Override
    public Stream<String> violations(Evidence evidence) {
        MoneyBooks money = evidence.money();
        Map<String, List<PaidOut>> paid = money.paidOut().stream().collect(Collectors.groupingBy(PaidOut::payout));
        Set<String> known = money.payouts().stream().map(PayoutRow::id).collect(Collectors.toSet());
        Stream<String> wrong = money.payouts().stream()
                .filter(row -> !right(row, paid.getOrDefault(row.id(), List.of())))
                .map(row -> "a payout was not paid as it should: " + row + ": " + paid.get(row.id()));
        Stream<String> invented = money.paidOut().stream()
                .filter(each -> !known.contains(each.payout()))
                .map(each -> "the sandbox paid what is none of ours: " + each);
        return Stream.concat(wrong, invented);
    }

    private static boolean right(PayoutRow row, List<PaidOut> paid) {
        return row.state().equals("completed")
                ? paid.equals(List.of(new PaidOut(row.id(), row.amount(), row.currency())))
                : NEVER_PAID.contains(row.state()) && paid.isEmpty();
    }
}
