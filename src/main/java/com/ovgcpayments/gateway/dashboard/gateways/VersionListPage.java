package com.ovgcpayments.gateway.dashboard.gateways;

import java.util.List;
import java.util.Optional;

/**
 * {@code gateways/versions.jte}.
 *
 * @param first where the newest are, if these are others
 * @param next where the older ones are, if there are any
 */
record VersionListPage(List<Line> lines, Optional<String> first, Optional<String> next) {
    VersionListPage {
        lines = List.copyOf(lines);
    }

    /** @param changes against the version before */
    record Line(Version version, List<String> changes, boolean current) {}
}
