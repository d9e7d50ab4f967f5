package com.ovgcpayments.gateway.connector;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * When captured money is looked after: by the processor's word where a connector knows it, else after a time.
 *
 * @param delays how long after its capture money counts as available, by connector; {@link #DEFAULT_DELAY} for others
 */
public record SettlementTimes(Connectors connectors, Map<String, Duration> delays) {
    public static final Duration DEFAULT_DELAY = Duration.ofDays(2);

    /** Processors book soon, and then tell when the money will be there. */
    private static final Duration FIRST_QUESTION = Duration.ofMinutes(10);

    public SettlementTimes {
        delays = Map.copyOf(delays);
    }

    public Duration delay(String connector) {
        return Optional.ofNullable(delays.get(connector)).orElse(DEFAULT_DELAY);
    }

    /** Whether a connector is to be asked, as far as it is known; one that has not answered yet may have to be. */
    public boolean asks(String connector) {
        return connectors.names().contains(connector)
                && connectors
                        .find(connector)
                        .map(descriptor -> descriptor.capabilities().settlement())
                        .orElse(true);
    }

    /** How long after its capture money is looked at first. */
    public Duration firstCheck(String connector) {
        Duration delay = delay(connector);
        return asks(connector) && FIRST_QUESTION.compareTo(delay) < 0 ? FIRST_QUESTION : delay;
    }
}
