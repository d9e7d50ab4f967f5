package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order of a session.
 *
 * @param status SellHub's word for it, whatever that is
 * @param paidAt when the money was taken, whatever the status says since; empty if it was not
 */
public record SellHubInvoice(
        String id,
        SellHubSession session,
        String customerId,
        String paymentMethod,
        String status,
        Optional<Instant> paidAt,
        Instant createdAt,
        List<Log> logs) {
    public SellHubInvoice {
        logs = List.copyOf(logs);
    }

    public record Log(String log, Instant createdAt) {}

    public boolean paid() {
        return paidAt.isPresent();
    }

    /** In major units of the {@link SellHubSession#currency() session's currency}. */
    public BigDecimal total() {
        return session.total();
    }

    SellHubInvoice paid(String word, Instant at) {
        return changed(word, Optional.of(at), new Log("Payment received", at));
    }

    SellHubInvoice status(String word, Instant at) {
        return changed(word, paidAt, new Log("Status changed to " + word, at));
    }

    private SellHubInvoice changed(String word, Optional<Instant> paid, Log log) {
        List<Log> more = Stream.concat(logs.stream(), Stream.of(log)).toList();
        return new SellHubInvoice(id, session, customerId, paymentMethod, word, paid, createdAt, more);
    }
}
