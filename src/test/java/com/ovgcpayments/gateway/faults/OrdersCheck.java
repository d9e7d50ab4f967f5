package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.GatewayBooks.SessionRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What merchants were answered against our sessions: one key made one session, and no answered one is lost. */
final class OrdersCheck implements BookCheck {
    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, List<SessionRow>> byOrder =
                evidence.gateway().sessions().stream().collect(Collectors.groupingBy(SessionRow::order));
        Stream<String> orders = evidence.orders().stream()
                .flatMap(order -> violation(order, byOrder.getOrDefault(order.key(), List.of())).stream());
        Stream<String> complaints = evidence.merchants().stream().flatMap(merchant -> merchant.complaints().stream());
        return Stream.of(
                        orders,
                        complaints,
                        evidence.orders().isEmpty() ? Stream.of("nobody ordered anything") : Stream.<String>empty())
                .flatMap(Function.identity());
    }

    private static Optional<String> violation(Order order, List<SessionRow> rows) {
        if (rows.size() != 1) {
            return Optional.of(order.key() + " has " + rows.size() + " sessions: " + rows);
        }
        SessionRow row = rows.get(0);
        if (!order.sessions().equals(List.of(row.id()))) {
            return Optional.of(order.key() + " was answered " + order.sessions() + " and has " + row);
        }
        return row.amount() == order.amount() && row.currency().equals("USD")
                ? Optional.empty()
                : Optional.of(order.key() + " asked for " + order.amount() + " and has " + row);
    }
}
