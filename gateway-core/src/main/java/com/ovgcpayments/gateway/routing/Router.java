package com.ovgcpayments.gateway.routing;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.secret.Digest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides where a payment goes: the merchant's rules, then the gateways' health, then the operator's order. The same
 * payment is routed the same way each time, as long as plan and gateways stay as they are.
 */
public final class Router {
    private final Connectors connectors;
    private final Health health;

    /**
     * What is asked about.
     *
     * @param sessionId decides between gateways that share payments by weight
     */
    public record Payment(UUID sessionId, Mode mode, Money price, String email) {}

    public Router(Connectors connectors, Health health) {
        this.connectors = connectors;
        this.health = health;
    }

    /** Asks nobody: works on what is known on this instance. */
    public Route route(RoutingPlan plan, Payment payment) {
        List<ConnectorDescriptor> serving =
                connectors.serving(payment.mode(), payment.price().currency());
        List<Route.LeftOut> leftOut = new ArrayList<>();
        List<ConnectorDescriptor> able = new ArrayList<>();
        for (ConnectorDescriptor gateway : serving) {
            unable(plan, gateway, payment)
                    .ifPresentOrElse(
                            reason -> leftOut.add(new Route.LeftOut(gateway.name(), reason)), () -> able.add(gateway));
        }
        Optional<RoutingRule> rule = plan.ruleFor(payment.price(), payment.email());
        List<Route.Choice> wanted =
                rule.map(each -> byRule(each, able, payment.sessionId())).orElseGet(() -> byOrder(plan, able));
        Set<String> chosen =
                wanted.stream().map(choice -> choice.gateway().name()).collect(Collectors.toSet());
        able.stream()
                .filter(gateway -> !chosen.contains(gateway.name()))
                .forEach(gateway -> leftOut.add(new Route.LeftOut(
                        gateway.name(),
                        "not in the rule " + rule.map(RoutingRule::name).orElse(""))));
        return new Route(rule.map(RoutingRule::name), healthy(wanted, payment.mode(), leftOut), leftOut);
    }

    /** The gateways that take payments of a mode, in the operator's order. */
    public List<GatewayStanding> standings(Mode mode) {
        return connectors.names().stream()
                .flatMap(name -> connectors.find(name).stream())
                .filter(gateway -> gateway.modes().contains(mode))
                .map(gateway -> standing(gateway, mode))
                .toList();
    }

    private GatewayStanding standing(ConnectorDescriptor gateway, Mode mode) {
        Optional<Health.Rate> rate = health.rates().stream()
                .filter(each -> each.connector().equals(gateway.name()) && each.mode() == mode)
                .findFirst();
        GatewayStanding.State state = connectors.isRefused(gateway.name(), mode)
                ? GatewayStanding.State.REFUSED
                : health.isFailing(gateway.name(), mode) ? GatewayStanding.State.FAILING : GatewayStanding.State.READY;
        return new GatewayStanding(
                gateway.name(),
                gateway.label(),
                state,
                rate.map(Health.Rate::begun).orElse(0L),
                rate.map(Health.Rate::failed).orElse(0L));
    }

    private Optional<String> unable(RoutingPlan plan, ConnectorDescriptor gateway, Payment payment) {
        if (!plan.offers(gateway.name())) {
            return Optional.of("the merchant does not offer it");
        }
        if (connectors.isRefused(gateway.name(), payment.mode())) {
            return Optional.of("its processor refuses the credentials");
        }
        return gateway.capabilities().refusal(payment.price()).map(refusal -> "the amount " + refusal);
    }

    /** One that fails is left out, unless there is no other: then trying is better than giving up. */
    private List<Route.Choice> healthy(List<Route.Choice> wanted, Mode mode, List<Route.LeftOut> leftOut) {
        List<Route.Choice> well = wanted.stream()
                .filter(choice -> health.mayBeTried(choice.gateway().name(), mode))
                .toList();
        if (well.isEmpty()) {
            return wanted;
        }
        wanted.stream()
                .filter(choice -> !well.contains(choice))
                .forEach(
                        choice -> leftOut.add(new Route.LeftOut(choice.gateway().name(), "it is failing")));
        return well;
    }

    private static List<Route.Choice> byOrder(RoutingPlan plan, List<ConnectorDescriptor> able) {
        return plan.ordered(able.stream().map(ConnectorDescriptor::name).toList()).stream()
                .map(name -> new Route.Choice(
                        find(able, name).orElseThrow(),
                        plan.order().contains(name) ? "the merchant's order" : "the gateway's order"))
                .toList();
    }

    /** Drawn one after another, each by its weight among those that are left. */
    private static List<Route.Choice> byRule(RoutingRule rule, List<ConnectorDescriptor> able, UUID sessionId) {
        List<RoutingRule.Share> left = new ArrayList<>(rule.use().stream()
                .filter(share -> find(able, share.gateway()).isPresent())
                .toList());
        List<Route.Choice> drawn = new ArrayList<>();
        while (!left.isEmpty()) {
            long total = left.stream().mapToLong(RoutingRule.Share::weight).sum();
            RoutingRule.Share next = total == 0 ? left.get(0) : draw(left, total, sessionId, drawn.size());
            left.remove(next);
            String share = total == 0 ? "after the others" : "weight " + next.weight() + " of " + total;
            drawn.add(new Route.Choice(find(able, next.gateway()).orElseThrow(), "rule " + rule.name() + ", " + share));
        }
        return drawn;
    }

    private static RoutingRule.Share draw(List<RoutingRule.Share> shares, long total, UUID sessionId, int round) {
        long lot = Math.floorMod(
                ByteBuffer.wrap(Digest.sha256(sessionId + "/" + round)).getLong(), total);
        for (RoutingRule.Share share : shares) {
            lot -= share.weight();
            if (lot < 0) {
                return share;
            }
        }
        throw new IllegalStateException("a lot beyond the last share");
    }

    private static Optional<ConnectorDescriptor> find(List<ConnectorDescriptor> gateways, String name) {
        return gateways.stream().filter(gateway -> gateway.name().equals(name)).findFirst();
    }
}
