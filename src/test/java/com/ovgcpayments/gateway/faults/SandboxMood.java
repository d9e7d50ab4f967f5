package com.ovgcpayments.gateway.faults;

import java.util.List;
import java.util.function.Supplier;

/** How the sandbox of one instance behaves until that is killed: well, or with one of its own faults at every begin. */
final class SandboxMood implements Supplier<List<String>> {
    private static final List<String> FAULTS = List.of(
            "refuse",
            "reset_before_read",
            "hang",
            "error_500",
            "decline_hard",
            "decline_soft",
            "answer_lost",
            "half_answer",
            "redirect_elsewhere",
            "wrong_content_type");

    private final int port;
    private final Chance chance;
    private final Tally tally;

    /** @param port of this instance's sandbox, so that its pages are found again after a restart */
    SandboxMood(int port, Chance chance, Tally tally) {
        this.port = port;
        this.chance = chance;
        this.tally = tally;
    }

    @Override
    public List<String> get() {
        List<String> settings = List.of("connectors.sandbox.enabled=true", "connectors.sandbox.port=" + port);
        if (chance.percent(70)) {
            return settings;
        }
        String fault = chance.oneOf(FAULTS);
        tally.count("sandbox at every begin: " + fault);
        return List.of(settings.get(0), settings.get(1), "connectors.sandbox.faults=" + fault);
    }
}
