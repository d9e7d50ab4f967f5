package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.GatewayBooks.SessionRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What payers and merchants were told against how it ended: who was told of a payment is never told otherwise. */
final class PayersCheck implements BookCheck {
    static final Set<String> PAID = Set.of("paid", "already-paid", "success", "completed");

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, String> statuses =
                evidence.gateway().sessions().stream().collect(Collectors.toMap(SessionRow::id, SessionRow::status));
        return evidence.orders().stream()
                .filter(order -> order.session().isPresent())
                .flatMap(order -> violation(
                        order, String.valueOf(statuses.get(order.session().get())))
                        .stream());
    }

    private static Optional<String> violation(Order order, String status) {
        List<String> told = order.told();
        int first = firstPaid(told);
        if (first == told.size()) {
            return Optional.empty();
        }
        boolean takenBack = !PAID.containsAll(told.subList(first, told.size()));
        return takenBack || !status.equals("completed")
                ? Optional.of(order.key() + " was told " + told + " and is " + status + ": " + order.sessions())
                : Optional.empty();
    }

    private static int firstPaid(List<String> told) {
        int first = 0;
        while (first < told.size() && !PAID.contains(told.get(first))) {
            first++;
        }
        return first;
    }
}
