package com.ovgcpayments.gateway.ledger;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Takes a statement, part after part; the next part waits until the one before is taken. */
public interface StatementSink {
    /**
     * An entry and what its account holds after it.
     *
     * @param balance in the minor unit of the currency
     */
    record Line(Entry entry, long balance) {}

    /** First, and once. */
    Future<Void> opening(Instant from, Map<MerchantAccount, Long> balances);

    /** Any number of times, the oldest first. */
    Future<Void> lines(List<Line> lines);

    /** Last, and once: nothing is missing. */
    Future<Void> closing(Instant to, Map<MerchantAccount, Long> balances);
}
