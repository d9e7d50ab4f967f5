package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.routing.GatewayStanding;
import com.ovgcpayments.gateway.routing.Router;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gateways that there are, as merchants see them. */
final class Catalog {
    private final Router router;
    private final Connectors connectors;

    Catalog(Router router, Connectors connectors) {
        this.router = router;
        this.connectors = connectors;
    }

    /**
     * Those that may take payments of a mode, and those that a plan speaks of, as they follow one another by its order.
     *
     * @param plan what of it is set up no more is left out
     */
    List<GatewayRow> rows(Mode mode, RoutingPlan plan) {
        Map<String, GatewayStanding> standings =
                router.standings(mode).stream().collect(Collectors.toMap(GatewayStanding::name, Function.identity()));
        Set<String> spokenOf = named(plan);
        Map<String, GatewayRow> rows = connectors.names().stream()
                .filter(name ->
                        standings.containsKey(name) || connectors.find(name).isEmpty() || spokenOf.contains(name))
                .map(name -> row(name, Optional.ofNullable(standings.get(name))))
                .collect(Collectors.toMap(GatewayRow::name, Function.identity()));
        return plan
                .ordered(connectors.names().stream().filter(rows::containsKey).toList())
                .stream()
                .flatMap(name -> Optional.ofNullable(rows.get(name)).stream())
                .toList();
    }

    /** All that are set up, in the operator's order. */
    List<String> names() {
        return connectors.names();
    }

    /** What a plan speaks of that is set up no more. */
    List<String> gone(RoutingPlan plan) {
        return named(plan).stream()
                .filter(name -> !connectors.names().contains(name))
                .sorted()
                .toList();
    }

    Optional<ConnectorDescriptor> find(String name) {
        return connectors.find(name);
    }

    /** The name that payers read; the bare name for one that is unknown. */
    String label(String name) {
        return connectors.find(name).map(ConnectorDescriptor::label).orElse(name);
    }

    private GatewayRow row(String name, Optional<GatewayStanding> standing) {
        return new GatewayRow(name, label(name), connectors.find(name), standing);
    }

    private static Set<String> named(RoutingPlan plan) {
        return Stream.of(
                        plan.order().stream(),
                        plan.notOffered().stream(),
                        plan.rules().stream()
                                .flatMap(rule -> rule.use().stream())
                                .map(RoutingRule.Share::gateway))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
    }
}
