package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.format.AmountInput;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.routing.PlanLimits;
import com.ovgcpayments.gateway.routing.RoutingRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is right and wrong about a rule that somebody has typed.
 *
 * @param form its values, with a problem for each field that is wrong
 * @param rule empty if any is
 */
record RuleCheck(RuleDraft draft, Form form, Optional<RoutingRule> rule) {
    private static final String BETWEEN = "[\\s,;]+";

    /** @param gateways those that there are */
    static RuleCheck of(RuleDraft draft, Collection<String> gateways) {
        Form form = draft.form();
        if (!PlanLimits.isName(draft.name())) {
            form.problem("name", "Give the rule a name of 1 to " + PlanLimits.MAX_NAME_LENGTH + " characters.");
        }
        Set<String> currencies = currencies(draft, form);
        Optional<Long> from = amount("from", draft.from(), currencies, form);
        Optional<Long> to = amount("to", draft.to(), currencies, form);
        if (!PlanLimits.isRange(from, to)) {
            form.problem("to", "This must not be less than the least amount.");
        }
        Set<String> domains = domains(draft, form);
        List<RoutingRule.Share> shares = shares(draft, gateways, form);
        return new RuleCheck(
                draft,
                form,
                form.isSound()
                        ? Optional.of(new RoutingRule(draft.name(), currencies, from, to, domains, shares))
                        : Optional.empty());
    }

    boolean isSound() {
        return rule.isPresent();
    }

    private static Set<String> currencies(RuleDraft draft, Form form) {
        Set<String> codes = words(draft.currencies().toUpperCase(Locale.ROOT));
        List<String> unknown = PlanLimits.unknownCurrencies(codes);
        if (codes.size() > PlanLimits.MAX_ENTRIES) {
            form.problem("currencies", "Name at most " + PlanLimits.MAX_ENTRIES + " currencies.");
        }
        if (!unknown.isEmpty()) {
            form.problem("currencies", unknown.get(0) + " is not a currency. Write codes such as EUR, USD.");
        }
        boolean amounts = !draft.from().isEmpty() || !draft.to().isEmpty();
        if (amounts && codes.size() != 1) {
            form.problem("currencies", "Name exactly one currency, or leave the amounts empty.");
        }
        return codes;
    }

    /** Nothing, without a word, where it cannot be read for want of its currency. */
    private static Optional<Long> amount(String field, String typed, Set<String> currencies, Form form) {
        if (typed.isEmpty()
                || currencies.size() != 1
                || !PlanLimits.unknownCurrencies(currencies).isEmpty()) {
            return Optional.empty();
        }
        String currency = currencies.iterator().next();
        Optional<Money> amount = AmountInput.read(typed, currency);
        if (amount.isEmpty()) {
            form.problem(field, AmountInput.expectation(currency));
        } else if (amount.get().minor() > PlanLimits.MAX_AMOUNT) {
            form.problem(field, "At most " + AmountInput.write(new Money(PlanLimits.MAX_AMOUNT, currency)) + ".");
        }
        return amount.map(Money::minor);
    }

    private static Set<String> domains(RuleDraft draft, Form form) {
        Set<String> domains = words(draft.domains().toLowerCase(Locale.ROOT)).stream()
                .map(word -> word.startsWith("@") ? word.substring(1) : word)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (domains.size() > PlanLimits.MAX_ENTRIES) {
            form.problem("domains", "Name at most " + PlanLimits.MAX_ENTRIES + " domains.");
        }
        domains.stream()
                .filter(domain -> !PlanLimits.isDomain(domain))
                .findFirst()
                .ifPresent(wrong ->
                        form.problem("domains", "“" + wrong + "” is not a domain. Write domains such as example.com."));
        return domains;
    }

    private static List<RoutingRule.Share> shares(RuleDraft draft, Collection<String> gateways, Form form) {
        List<RoutingRule.Share> shares = new ArrayList<>();
        for (RuleDraft.Use use : draft.uses()) {
            boolean there = gateways.contains(use.gateway());
            if (there && use.part() == RuleDraft.Part.AFTER) {
                shares.add(new RoutingRule.Share(use.gateway(), 0));
            } else if (there && use.part() == RuleDraft.Part.SHARE) {
                Optional<Integer> weight = weight(use.weight());
                if (weight.isEmpty()) {
                    form.problem(
                            "use", "A share is a whole number from 1 to " + PlanLimits.MAX_WEIGHT + ", such as 80.");
                }
                weight.ifPresent(parts -> shares.add(new RoutingRule.Share(use.gateway(), parts)));
            }
        }
        if (shares.isEmpty()) {
            form.problem("use", "Choose at least one gateway.");
        }
        if (PlanLimits.namesTwice(
                shares.stream().map(RoutingRule.Share::gateway).toList())) {
            form.problem("use", "Name each gateway once.");
        }
        return shares;
    }

    private static Optional<Integer> weight(String typed) {
        return Optional.of(typed)
                .filter(text -> text.matches("[0-9]{1,7}"))
                .map(Integer::valueOf)
                .filter(weight -> weight >= 1 && weight <= PlanLimits.MAX_WEIGHT);
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(BETWEEN, -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
