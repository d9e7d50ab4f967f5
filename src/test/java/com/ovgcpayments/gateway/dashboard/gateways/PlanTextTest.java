package com.ovgcpayments.gateway.dashboard.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans in words, and what became different. */
class PlanTextTest {
    private static final PlanText TEXT = new PlanText(name -> name.toUpperCase(Locale.ROOT));
    private static final RoutingRule EUROS = rule("euros", Set.of("EUR"), 0, 5_000, Set.of(), share("a", 1));
    private static final RoutingRule ALL = rule("all", Set.of(), 0, 0, Set.of(), share("b", 80), share("a", 20));

    @Test
    void aConditionReadsAsASentence() {
        assertThat(PlanText.condition(ALL)).isEqualTo("Every payment");
        assertThat(PlanText.condition(EUROS)).isEqualTo("Payments in EUR up to €50.00");
        assertThat(PlanText.condition(rule("x", Set.of("USD"), 100, 200, Set.of("b.example", "a.example"))))
                .isEqualTo("Payments in USD from $1.00 to $2.00 by payers at a.example or b.example");
        assertThat(PlanText.condition(rule("x", Set.of("JPY"), 500, 500, Set.of())))
                .isEqualTo("Payments in JPY of exactly ¥500");
        assertThat(PlanText.condition(rule("x", Set.of("USD", "EUR", "CHF"), 0, 0, Set.of())))
                .isEqualTo("Payments in CHF, EUR or USD");
    }

    @Test
    void sharesReadAsParts() {
        assertThat(TEXT.use(ALL)).isEqualTo("80% B, 20% A");
        assertThat(TEXT.use(rule("x", Set.of(), 0, 0, Set.of(), share("a", 7), share("b", 0), share("c", 0))))
                .isEqualTo("A, then B, then C");
        assertThat(TEXT.use(rule("x", Set.of(), 0, 0, Set.of(), share("b", 0), share("a", 0))))
                .isEqualTo("B, then A");
    }

    @ParameterizedTest
    @CsvSource({"1,3,33%", "2,3,67%", "1,1000,under 1%", "999,1000,over 99%", "5,5,100%"})
    void noPartReadsAsNothingOrAsAll(long part, long total, String words) {
        assertThat(PlanText.percent(part, total)).isEqualTo(words);
    }

    @Test
    void whatNoPaymentReachesIsMarked() {
        PlanView view = PlanView.of(plan(List.of(ALL, EUROS), List.of("b")), List.of("a", "b", "c"), TEXT);
        assertThat(view.rules().stream().map(PlanView.Rule::unreached)).containsExactly(false, true);
        assertThat(view.order()).isEqualTo("B, then A, then C");
    }

    @Test
    void everyDifferenceHasItsLine() {
        RoutingPlan before = plan(List.of(EUROS, ALL), List.of());
        RoutingRule other = rule("euros", Set.of("EUR"), 0, 6_000, Set.of(), share("a", 1));
        RoutingRule added = rule("new", Set.of("USD"), 0, 0, Set.of(), share("c", 1));
        RoutingPlan after = new RoutingPlan(2, List.of(ALL, other, added), List.of("c", "a"), false, Set.of("b"));
        assertThat(PlanChanges.between(before, after, TEXT))
                .containsExactly(
                        "Rule “euros” is now: Payments in EUR up to €60.00 → A",
                        "Rule “new” is new: Payments in USD → C",
                        "The rules follow one another like this: all, euros, new",
                        "The order is now: C, then A",
                        "Not offered any more: B",
                        "Payers are sent to the first gateway that can take their payment.");
        assertThat(PlanChanges.between(after, before, TEXT))
                .contains("Rule “new” is gone.", "The order is the usual one again.", "Offered again: B");
        assertThat(PlanChanges.between(before, before.asVersion(9), TEXT)).isEmpty();
    }

    @Test
    void rulesOfOneNameDoNotHideADifference() {
        RoutingRule twin = rule("euros", Set.of("CHF"), 0, 0, Set.of(), share("a", 1));
        RoutingRule changed = rule("euros", Set.of("CHF"), 0, 0, Set.of(), share("b", 1));
        assertThat(PlanChanges.between(
                        plan(List.of(EUROS, twin), List.of()), plan(List.of(EUROS, changed), List.of()), TEXT))
                .isNotEmpty();
    }

    private static RoutingPlan plan(List<RoutingRule> rules, List<String> order) {
        return new RoutingPlan(1, rules, order, true, Set.of());
    }

    private static RoutingRule.Share share(String gateway, int weight) {
        return new RoutingRule.Share(gateway, weight);
    }

    /** @param from 0 for none, like {@code to} */
    private static RoutingRule rule(
            String name, Set<String> currencies, long from, long to, Set<String> domains, RoutingRule.Share... use) {
        return new RoutingRule(
                name,
                currencies,
                Optional.of(from).filter(amount -> amount > 0),
                Optional.of(to).filter(amount -> amount > 0),
                domains,
                List.of(use));
    }
}
