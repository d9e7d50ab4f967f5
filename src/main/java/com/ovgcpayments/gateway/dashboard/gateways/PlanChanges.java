package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says in words how one plan differs from another. Rules are the same rule if they have the same name. */
final class PlanChanges {
    private final PlanText text;
    private final List<String> changes = new ArrayList<>();

    private PlanChanges(PlanText text) {
        this.text = text;
    }

    /** A line for each difference; none if both mean the same. */
    static List<String> between(RoutingPlan before, RoutingPlan after, PlanText text) {
        PlanChanges changes = new PlanChanges(text);
        changes.rules(before.rules(), after.rules());
        changes.gateways(before, after);
        if (before.payerChooses() != after.payerChooses()) {
            changes.add(PlanText.choice(after));
        }
        if (changes.changes.isEmpty() && !before.asVersion(after.version()).equals(after)) {
            changes.add("Rules that share a name have changed.");
        }
        return List.copyOf(changes.changes);
    }

    private void rules(List<RoutingRule> before, List<RoutingRule> after) {
        for (RoutingRule rule : after) {
            Optional<RoutingRule> old = named(before, rule.name());
            if (old.isEmpty()) {
                changes.add("Rule “" + rule.name() + "” is new: " + PlanText.condition(rule) + " → " + text.use(rule));
            } else if (!old.get().equals(rule)) {
                changes.add("Rule “" + rule.name() + "” is now: " + PlanText.condition(rule) + " → " + text.use(rule));
            }
        }
        before.stream()
                .filter(rule -> named(after, rule.name()).isEmpty())
                .forEach(rule -> changes.add("Rule “" + rule.name() + "” is gone."));
        List<String> stayed = names(after, before);
        if (!stayed.equals(names(before, after))) {
            changes.add("The rules follow one another like this: "
                    + String.join(", ", after.stream().map(RoutingRule::name).toList()));
        }
    }

    private void gateways(RoutingPlan before, RoutingPlan after) {
        if (!before.order().equals(after.order())) {
            changes.add(
                    after.order().isEmpty()
                            ? "The order is the usual one again."
                            : "The order is now: " + text.order(after.order()));
        }
        Set<String> held = new HashSet<>(after.notOffered());
        held.removeAll(before.notOffered());
        if (!held.isEmpty()) {
            changes.add("Not offered any more: " + text.list(held));
        }
        Set<String> let = new HashSet<>(before.notOffered());
        let.removeAll(after.notOffered());
        if (!let.isEmpty()) {
            changes.add("Offered again: " + text.list(let));
        }
    }

    private void add(String change) {
        changes.add(change);
    }

    private static Optional<RoutingRule> named(List<RoutingRule> rules, String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** The names of those rules that are among others, too. */
    private static List<String> names(List<RoutingRule> rules, List<RoutingRule> others) {
        return rules.stream()
                .map(RoutingRule::name)
                .filter(name -> named(others, name).isPresent())
                .toList();
    }
}
