package com.ovgcpayments.gateway.session;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which sessions are looked for; what is empty does not matter.
 *
 * @param statuses any of these
 * @param email compared without regard to case
 * @param gateway the one that captured the payment
 * @param createdFrom inclusive
 * @param createdTo exclusive
 */
public record SessionFilter(
        Set<ShownStatus> statuses,
        Optional<String> email,
        Optional<String> currency,
        Optional<String> gateway,
        Optional<AmountRange> amount,
        Optional<Instant> createdFrom,
        Optional<Instant> createdTo) {
    /** All of them. */
    public static final SessionFilter NONE = new SessionFilter(
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public SessionFilter {
        statuses = Set.copyOf(statuses);
    }

    /** Whether only such are meant as somebody paid or was refused. */
    boolean isDecided() {
        return !statuses.isEmpty()
                && Set.of(ShownStatus.COMPLETED, ShownStatus.DECLINED).containsAll(statuses);
    }

    boolean isOnly(ShownStatus status) {
        return statuses.equals(Set.of(status));
    }
}
