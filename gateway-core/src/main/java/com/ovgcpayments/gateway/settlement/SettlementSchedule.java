package com.ovgcpayments.gateway.settlement;

import java.time.Duration;
import java.util.List;

/** When a processor is asked again that does not tell of a capture's money. It is never given up: the money is somewhere. */
final class SettlementSchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6));
    private static final int ALARM_EVERY = 12;

    private SettlementSchedule() {}

    /** @param checks how often it was asked in vain before */
    static Duration pause(int checks) {
        return PAUSES.get(Math.min(checks, PAUSES.size() - 1));
    }

    /** Whether a person should hear of it: after two days, and every three days from then on. */
    static boolean alarms(int checks) {
        return checks > 0 && checks % ALARM_EVERY == 0;
    }
}
