package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.format.AmountText;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Says in words what a plan means. */
final class PlanText {
    private final UnaryOperator<String> label;

    /** @param label the name that people read, of a gateway's */
    PlanText(UnaryOperator<String> label) {
        this.label = label;
    }

    /** Which payments a rule is for: {@code Payments in EUR up to €50.00}. */
    static String condition(RoutingRule rule) {
        if (rule.fitsAll()) {
            return "Every payment";
        }
        StringBuilder text = new StringBuilder("Payments");
        if (!rule.currencies().isEmpty()) {
            text.append(" in ")
                    .append(either(rule.currencies().stream().sorted().toList()));
        }
        text.append(amounts(rule));
        if (!rule.emailDomains().isEmpty()) {
            text.append(" by payers at ")
                    .append(either(rule.emailDomains().stream().sorted().toList()));
        }
        return text.toString();
    }

    /** Where a rule sends them: {@code 80% Stripe, 20% SellHub, then Sandbox}. */
    String use(RoutingRule rule) {
        long total = rule.use().stream().mapToLong(RoutingRule.Share::weight).sum();
        List<String> first = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (RoutingRule.Share share : rule.use()) {
            if (share.weight() == 0) {
                after.add(label.apply(share.gateway()));
            } else {
                String part = share.weight() == total ? "" : percent(share.weight(), total) + " ";
                first.add(part + label.apply(share.gateway()));
            }
        }
        String begin = String.join(", ", first);
        String then = String.join(", then ", after);
        return begin + (first.isEmpty() || after.isEmpty() ? "" : ", then ") + then;
    }

    /** Gateways in the order in which they are tried. */
    String order(Collection<String> gateways) {
        return String.join(", then ", gateways.stream().map(label).toList());
    }

    String list(Collection<String> gateways) {
        return String.join(", ", gateways.stream().sorted().map(label).toList());
    }

    static String choice(RoutingPlan plan) {
        return plan.payerChooses()
                ? "Payers choose among all gateways that can take their payment."
                : "Payers are sent to the first gateway that can take their payment.";
    }

    /** Parts of a whole; a part that is there never reads as nothing, and one of several never as all. */
    static String percent(long part, long total) {
        long rounded = Math.round(part * 100.0 / total);
        if (rounded == 0) {
            return "under 1%";
        }
        return rounded == 100 && part < total ? "over 99%" : rounded + "%";
    }

    private static String amounts(RoutingRule rule) {
        Optional<String> from = rule.amountFrom().map(minor -> amount(minor, rule));
        Optional<String> to = rule.amountTo().map(minor -> amount(minor, rule));
        if (from.isPresent() && from.equals(to)) {
            return " of exactly " + from.get();
        }
        return from.map(least -> " from " + least).orElse("")
                + to.map(most -> (from.isPresent() ? " to " : " up to ") + most).orElse("");
    }

    private static String amount(long minor, RoutingRule rule) {
        return AmountText.of(minor, rule.currencies().iterator().next(), Locale.US);
    }

    private static String either(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
