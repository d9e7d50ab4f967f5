package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.payout.Destination;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a merchant's money goes, by currency.
 *
 * @param coolDown how long a new account waits, in words; empty where none does
 */
record DestinationListPage(List<Line> lines, Optional<String> coolDown) {
    /** @param usableFrom while it may not be used yet */
    record Line(String currency, String holder, String account, Instant since, Optional<Instant> usableFrom) {
        static Line of(Destination destination) {
            return new Line(
                    destination.currency(),
                    destination.holder(),
                    PayoutText.account(destination.kind(), destination.last4()),
                    destination.createdAt(),
                    Optional.of(destination.usableFrom()).filter(from -> !destination.usable()));
        }
    }
}
