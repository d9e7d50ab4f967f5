package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.dashboard.Form;
import java.util.List;
import java.util.Optional;

/**
 * A payment that is only thought of, and what would become of it.
 *
 * @param form what was typed, with what is wrong about it
 * @param verdict empty if nothing was asked yet, or nothing can be said
 * @param obstacles what in the plan must be mended before anything can be said
 */
record DryRunPart(Form form, Optional<Verdict> verdict, List<String> obstacles) {
    DryRunPart {
        obstacles = List.copyOf(obstacles);
    }
}
