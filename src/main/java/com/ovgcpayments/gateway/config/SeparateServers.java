package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Settings;
import java.util.List;
import java.util.Set;

/**
 * That the gateway's and the operators' server cannot meet: on one address two servers of a process are answered by in
 * turns, so that strangers would reach what is for operators.
 */
final class SeparateServers {
    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::");

    private SeparateServers() {}

    static List<Problem> check(Settings settings) {
        int port = settings.get(GatewaySettings.Http.PORT);
        String host = settings.get(GatewaySettings.Http.HOST);
        String opsHost = settings.get(GatewaySettings.Ops.HOST);
        boolean meet = settings.get(GatewaySettings.ROLES).contains(Role.HTTP)
                && port != 0
                && port == settings.get(GatewaySettings.Ops.PORT)
                && (host.equals(opsHost) || EVERY_ADDRESS.contains(host) || EVERY_ADDRESS.contains(opsHost));
        return meet
                ? List.of(new Problem(
                        GatewaySettings.Ops.PORT.path(),
                        "is " + port + ", where " + GatewaySettings.Http.PORT.path()
                                + " has the gateway listen; choose another port"))
                : List.of();
    }
}
