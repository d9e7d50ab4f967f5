package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingRule;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan to read.
 *
 * @param order where no rule fits
 * @param notOffered in words; empty if all are offered
 */
record PlanView(List<Rule> rules, String order, String notOffered, String choice) {
    /**
     * @param unreached whether a rule before it takes every payment
     */
    record Rule(String name, String condition, String use, boolean unreached) {}

    /** @param operators the gateways of the mode, in the operator's order */
    static PlanView of(RoutingPlan plan, List<String> operators, PlanText text) {
        List<Rule> rules = new ArrayList<>();
        boolean unreached = false;
        for (RoutingRule rule : plan.rules()) {
            rules.add(new Rule(rule.name(), PlanText.condition(rule), text.use(rule), unreached));
            unreached = unreached || rule.fitsAll();
        }
        List<String> tried =
                plan.ordered(operators).stream().filter(plan::offers).toList();
        return new PlanView(
                List.copyOf(rules),
                tried.isEmpty() ? "No gateway is offered: nobody can pay." : text.order(tried),
                text.list(plan.notOffered()),
                PlanText.choice(plan));
    }
}
