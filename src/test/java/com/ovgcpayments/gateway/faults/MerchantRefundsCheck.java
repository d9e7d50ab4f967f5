package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.MoneyBooks.PaymentRow;
import com.ovgcpayments.gateway.faults.MoneyBooks.RefundRow;
import com.ovgcpayments.gateway.faults.ProcessorBooks.Refund;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Merchants' refunds against the processors' and the operator's books: each succeeded one is there once, no other is. */
final class MerchantRefundsCheck implements BookCheck {
    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, List<Refund>> theirs = standing(evidence).collect(Collectors.groupingBy(Refund::ours));
        List<RefundRow> ours = evidence.money().refunds();
        Stream<String> wrong = ours.stream()
                .filter(row -> !right(row, theirs.getOrDefault(row.id(), List.of())))
                .map(row -> "a refund is not at its processor as it should: " + row + ": " + theirs.get(row.id()));
        Stream<String> foreign = ours.stream()
                .filter(row -> !row.origin().equals("gateway"))
                .map(row -> "nobody refunds at a processor's dashboard: " + row);
        return Stream.of(wrong, foreign, sums(evidence)).flatMap(Function.identity());
    }

    /** What has gone back, or is about to, of every capture. */
    static Stream<Refund> standing(Evidence evidence) {
        Stream<Refund> byHand = evidence.operator().decisions().entrySet().stream()
                .filter(decision -> decision.getValue().made())
                .map(decision -> new Refund(
                        decision.getValue().capture(),
                        decision.getKey(),
                        decision.getValue().amount(),
                        true,
                        true));
        return Stream.concat(evidence.processors().refunds().stream().filter(Refund::stands), byHand);
    }

    private static boolean right(RefundRow row, List<Refund> theirs) {
        return switch (row.state()) {
            case "succeeded" ->
                theirs.size() == 1
                        && theirs.get(0).done()
                        && theirs.get(0).amount() == row.amount()
                        && theirs.get(0).ref().equals(row.capture());
            case "failed" -> theirs.isEmpty();
            default -> false;
        };
    }

    private static Stream<String> sums(Evidence evidence) {
        Map<String, Long> back =
                standing(evidence).collect(Collectors.groupingBy(Refund::ref, Collectors.summingLong(Refund::amount)));
        Set<String> known =
                evidence.money().payments().stream().map(PaymentRow::ref).collect(Collectors.toSet());
        Stream<String> sums = evidence.money().payments().stream()
                .filter(row -> back.getOrDefault(row.ref(), 0L) != row.refunded() || row.refunded() > row.amount())
                .map(row -> "of a capture went back " + back.get(row.ref()) + ": " + row);
        Stream<String> unknown = evidence.operator().decisions().values().stream()
                .filter(decision -> !known.contains(decision.capture()))
                .map(decision -> "the operator refunded what was not captured: " + decision);
        return Stream.concat(sums, unknown);
    }
}
