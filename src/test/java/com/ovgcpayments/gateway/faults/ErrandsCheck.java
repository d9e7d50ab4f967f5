package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.Errand.Kind;
import com.ovgcpayments.gateway.faults.MoneyBooks.PayoutRow;
import com.ovgcpayments.gateway.faults.MoneyBooks.RefundRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What merchants' clients were answered against our refunds and payouts: one key made one, and there are no others. */
final class ErrandsCheck implements BookCheck {
    @Override
    public Stream<String> violations(Evidence evidence) {
        Stream<String> complaints = evidence.clerks().stream().flatMap(clerk -> clerk.complaints().stream());
        Stream<String> told = evidence.clerks().stream().flatMap(clerk -> violations(clerk, evidence.money()));
        return Stream.of(complaints, evidence.operator().complaints().stream(), told)
                .flatMap(Function.identity());
    }

    private static Stream<String> violations(Clerk clerk, MoneyBooks money) {
        String merchant = clerk.merchant().name();
        Map<String, RefundRow> refunds = money.refunds().stream()
                .filter(row -> row.merchant().equals(merchant))
                .collect(Collectors.toMap(RefundRow::id, Function.identity()));
        Map<String, PayoutRow> payouts = money.payouts().stream()
                .filter(row -> row.merchant().equals(merchant))
                .collect(Collectors.toMap(PayoutRow::id, Function.identity()));
        List<Errand> errands = clerk.errands();
        Stream<String> answers = errands.stream()
                .filter(errand -> errand.replies().size() != 1)
                .map(errand -> "one key has not one answer: " + errand);
        Stream<String> broken = errands.stream()
                .filter(errand -> errand.made().isPresent())
                .filter(errand -> !holds(errand, errand.made().get(), refunds, payouts))
                .map(errand -> "an answer does not hold: " + errand + ": "
                        + refunds.get(errand.made().get())
                        + payouts.get(errand.made().get()));
        return Stream.of(
                        answers,
                        broken,
                        made(Kind.REFUND, errands, refunds.keySet()),
                        made(Kind.PAYOUT, errands, payouts.keySet()),
                        cancelled(errands, payouts))
                .flatMap(Function.identity());
    }

    private static boolean holds(
            Errand errand, String made, Map<String, RefundRow> refunds, Map<String, PayoutRow> payouts) {
        return switch (errand.kind()) {
            case REFUND ->
                Optional.ofNullable(refunds.get(made))
                        .filter(row -> row.session().equals(errand.subject()))
                        .filter(row -> errand.amount().orElse(row.amount()) == row.amount())
                        .isPresent();
            case PAYOUT ->
                Optional.ofNullable(payouts.get(made))
                        .filter(row -> errand.amount().orElseThrow() == row.amount())
                        .isPresent();
            case CANCEL ->
                made.equals(errand.subject())
                        && Optional.ofNullable(payouts.get(made))
                                .filter(row -> row.state().equals("cancelled"))
                                .isPresent();
            case SETTLE -> true;
        };
    }

    /** Each was made for one errand, and for no other. */
    private static Stream<String> made(Kind kind, List<Errand> errands, Set<String> rows) {
        Map<String, List<Errand>> byMade = errands.stream()
                .filter(errand -> errand.kind() == kind && errand.made().isPresent())
                .collect(Collectors.groupingBy(errand -> errand.made().orElseThrow()));
        return rows.stream()
                .filter(row -> byMade.getOrDefault(row, List.of()).size() != 1)
                .map(row -> "a " + kind + " was made for not one errand: " + row + " for " + byMade.get(row));
    }

    private static Stream<String> cancelled(List<Errand> errands, Map<String, PayoutRow> payouts) {
        Set<String> wanted = errands.stream()
                .filter(errand -> errand.kind() == Kind.CANCEL)
                .map(Errand::subject)
                .collect(Collectors.toSet());
        return payouts.values().stream()
                .filter(row -> row.state().equals("cancelled") && !wanted.contains(row.id()))
                .map(row -> "nobody cancelled " + row);
    }
}
