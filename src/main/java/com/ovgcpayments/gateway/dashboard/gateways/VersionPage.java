package com.ovgcpayments.gateway.dashboard.gateways;

import java.util.List;
import java.util.Optional;

/**
 * {@code gateways/version.jte}: one version, held against the current one.
 *
 * @param changes what bringing it back would change; empty for the current one
 * @param current the number of the current version
 * @param overtaken there if bringing it back was refused, because somebody saved this version meanwhile
 */
record VersionPage(
        Version version,
        PlanView plan,
        List<String> changes,
        int current,
        Optional<Version> overtaken,
        boolean mayChange) {
    VersionPage {
        changes = List.copyOf(changes);
    }

    boolean isCurrent() {
        return version.number() == current;
    }
}
