package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.routing.PlanLimits;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A plan that somebody is working on. It lives in his page and nowhere else, and goes to and fro with each of his steps.
 *
 * @param base the version from which he began
 * @param order every gateway, as he has put them
 * @param open the key of the rule that he is editing; empty if he edits none
 */
record PlanDraft(
        int base, List<String> order, Set<String> offered, List<RuleDraft> rules, boolean payerChooses, String open) {
    PlanDraft {
        order = List.copyOf(order);
        offered = Set.copyOf(offered);
        rules = List.copyOf(rules);
    }

    /** @param gateways in the plan's order; what of it is set up no more is left out */
    static PlanDraft of(RoutingPlan plan, List<String> gateways) {
        return new PlanDraft(
                plan.version(),
                gateways,
                Set.copyOf(gateways.stream().filter(plan::offers).toList()),
                IntStream.range(0, plan.rules().size())
                        .mapToObj(i -> RuleDraft.of(
                                Integer.toString(i + 1), plan.rules().get(i), gateways))
                        .toList(),
                plan.payerChooses(),
                "");
    }

    /** @throws ApiProblem if it is no form of ours */
    static PlanDraft of(Form form) {
        String open = form.text("open");
        List<RuleDraft> rules = form.all("rule").stream()
                .map(RuleDraft::ofText)
                .map(rule -> rule.key().equals(open) ? rule.typed(form) : rule)
                .toList();
        if (rules.size() > PlanLimits.MAX_RULES) {
            throw ApiProblem.invalid("rule", "stands there too often");
        }
        return new PlanDraft(
                number(form.text("base")),
                form.all("order"),
                Set.copyOf(form.all("offer")),
                rules,
                form.text("payer_chooses").equals("yes"),
                open);
    }

    static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw ApiProblem.invalid("base", "is no version");
        }
        return Integer.parseInt(text);
    }

    Optional<RuleDraft> openRule() {
        return rules.stream().filter(rule -> rule.key().equals(open)).findFirst();
    }

    boolean isFull() {
        return rules.size() >= PlanLimits.MAX_RULES;
    }

    PlanDraft withOpen(String key) {
        return new PlanDraft(base, order, offered, rules, payerChooses, key);
    }

    PlanDraft onTopOf(int version) {
        return new PlanDraft(version, order, offered, rules, payerChooses, open);
    }

    /** With one rule more, at the end, to be filled in. */
    PlanDraft withNewRule() {
        if (isFull()) {
            return this;
        }
        int last = rules.stream()
                .map(RuleDraft::key)
                .filter(key -> key.matches("[0-9]{1,9}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        List<RuleDraft> more = new ArrayList<>(rules);
        more.add(RuleDraft.blank(Integer.toString(last + 1), order));
        return withRules(more).withOpen(Integer.toString(last + 1));
    }

    PlanDraft withoutRule(String key) {
        return withRules(rules.stream().filter(rule -> !rule.key().equals(key)).toList())
                .withOpen(open.equals(key) ? "" : open);
    }

    /** @param by -1 for up, 1 for down; what stands at the end already stays there */
    PlanDraft withRuleMoved(String key, int by) {
        return withRules(moved(rules, rule -> rule.key().equals(key), by));
    }

    PlanDraft withGatewayMoved(String gateway, int by) {
        return new PlanDraft(base, moved(order, gateway::equals, by), offered, rules, payerChooses, open);
    }

    /** Within the rule that is open. */
    PlanDraft withUseMoved(String gateway, int by) {
        return withRules(rules.stream()
                .map(rule -> rule.key().equals(open)
                        ? rule.withUses(moved(rule.uses(), use -> use.gateway().equals(gateway), by))
                        : rule)
                .toList());
    }

    /**
     * The next version of the plan.
     *
     * @param before the plan from which he began: what he did not touch of its order stays as it is
     * @param sound what his rules come to
     * @param gateways those that there are, in the operator's order
     */
    RoutingPlan plan(RoutingPlan before, List<RoutingRule> sound, List<String> gateways) {
        List<String> known =
                order.stream().filter(gateways::contains).distinct().toList();
        Set<String> notOffered = new HashSet<>(known);
        notOffered.removeAll(offered);
        List<String> untouched =
                before.ordered(gateways).stream().filter(known::contains).toList();
        List<String> kept = before.order().stream().filter(gateways::contains).toList();
        return new RoutingPlan(base + 1, sound, known.equals(untouched) ? kept : known, payerChooses, notOffered);
    }

    private PlanDraft withRules(List<RuleDraft> other) {
        return new PlanDraft(base, order, offered, other, payerChooses, open);
    }

    private static <T> List<T> moved(List<T> all, Predicate<T> which, int by) {
        List<T> moved = new ArrayList<>(all);
        int from = IntStream.range(0, all.size())
                .filter(i -> which.test(all.get(i)))
                .findFirst()
                .orElse(-1);
        int to = from + by;
        if (from >= 0 && to >= 0 && to < all.size()) {
            Collections.swap(moved, from, to);
        }
        return moved;
    }
}
