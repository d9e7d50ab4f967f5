package com.ovgcpayments.gateway.faults;

import java.util.List;

/** The gateway's processes, among which a load balancer would choose. */
record Instances(List<GatewayProcess> processes) {
    Instances {
        processes = List.copyOf(processes);
    }

    /** The origin of one of them, running or not. */
    String any(Chance chance) {
        return chance.oneOf(processes).origin();
    }

    String other(String origin) {
        return processes.stream()
                .map(GatewayProcess::origin)
                .filter(each -> !each.equals(origin))
                .findFirst()
                .orElse(origin);
    }
}
