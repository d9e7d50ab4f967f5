package com.ovgcpayments.gateway.dashboard.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.routing.RoutingRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type into a rule, and what they are told about it. */
class RuleCheckTest {
    private static final List<String> GATEWAYS = List.of("a", "b", "c");
    private static final List<RuleDraft.Use> USES = List.of(
            new RuleDraft.Use("c", RuleDraft.Part.AFTER, "x"),
            new RuleDraft.Use("a", RuleDraft.Part.SHARE, "80"),
            new RuleDraft.Use("b", RuleDraft.Part.NONE, ""));

    @Test
    void whatIsTypedInManyWaysIsRead() {
        RuleCheck check = check("small", " eur ", "1,50", "50", "@Shop.Example; b.example", USES);
        assertThat(check.form().problems()).isEmpty();
        assertThat(check.rule())
                .contains(new RoutingRule(
                        "small",
                        Set.of("EUR"),
                        Optional.of(150L),
                        Optional.of(5_000L),
                        Set.of("shop.example", "b.example"),
                        List.of(new RoutingRule.Share("c", 0), new RoutingRule.Share("a", 80))));
    }

    @Test
    void amountsAreOfTheCurrencysOwnDigits() {
        assertThat(check("yen", "JPY", "", "1250", "", USES)
                        .rule()
                        .orElseThrow()
                        .amountTo())
                .contains(1_250L);
        assertThat(check("dinar", "KWD", "1.5", "", "", USES)
                        .rule()
                        .orElseThrow()
                        .amountFrom())
                .contains(1_500L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "'' | EUR | '' | '' | '' | name | 1 to 100 characters",
                "x | EUR, XYZ | '' | '' | '' | currencies | XYZ is not a currency",
                "x | '' | 1 | '' | '' | currencies | exactly one currency",
                "x | EUR USD | '' | 5 | '' | currencies | exactly one currency",
                "x | JPY | 1.5 | '' | '' | from | without decimals",
                "x | EUR | 0 | '' | '' | from | more than zero",
                "x | EUR | '' | 1000000.00 | '' | to | At most 999999.99",
                "x | EUR | 5 | 4.99 | '' | to | must not be less",
                "x | EUR | '' | '' | not_a_domain | domains | “not_a_domain” is not a domain",
            })
    void whatIsWrongIsSaidBesideItsField(
            String name, String currencies, String from, String to, String domains, String field, String words) {
        RuleCheck check = check(name, currencies, from, to, domains, USES);
        assertThat(check.rule()).isEmpty();
        assertThat(check.form().problems())
                .hasEntrySatisfying(field, said -> assertThat(said).contains(words));
        assertThat(check.form().value("currencies")).isEqualTo(currencies);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "1000001", "99999999999", "many"})
    void aShareIsANumber(String weight) {
        RuleCheck check = check("x", "", "", "", "", List.of(new RuleDraft.Use("a", RuleDraft.Part.SHARE, weight)));
        assertThat(check.form().problem("use").orElseThrow()).contains("whole number from 1 to 1000000");
    }

    @Test
    void aRuleNamesAGatewayThatThereIs() {
        assertThat(check("x", "", "", "", "", List.of(new RuleDraft.Use("gone", RuleDraft.Part.SHARE, "1")))
                        .form()
                        .problem("use"))
                .contains("Choose at least one gateway.");
    }

    @Test
    void aRuleGoesToThePageAndComesBackTheSame() {
        RoutingRule rule = new RoutingRule(
                "small",
                Set.of("USD"),
                Optional.of(1L),
                Optional.empty(),
                Set.of("x.example"),
                List.of(
                        new RoutingRule.Share("b", 3),
                        new RoutingRule.Share("gone", 1),
                        new RoutingRule.Share("a", 0)));
        RuleDraft draft = RuleDraft.ofText(RuleDraft.of("7", rule, GATEWAYS).toText());
        assertThat(draft.key()).isEqualTo("7");
        assertThat(draft.from()).isEqualTo("0.01");
        assertThat(draft.uses().stream().map(RuleDraft.Use::gateway)).containsExactly("b", "a", "c");
        assertThat(RuleCheck.of(draft, GATEWAYS).rule())
                .contains(new RoutingRule(
                        "small",
                        Set.of("USD"),
                        Optional.of(1L),
                        Optional.empty(),
                        Set.of("x.example"),
                        List.of(new RoutingRule.Share("b", 3), new RoutingRule.Share("a", 0))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"key\":\"1\",\"name\":null}", "{\"key\":\"1\"", "7"})
    void whatNoPageOfOursCarriesIsRefused(String text) {
        assertThatThrownBy(() -> RuleDraft.ofText(text)).isInstanceOf(ApiProblem.class);
    }

    private static RuleCheck check(
            String name, String currencies, String from, String to, String domains, List<RuleDraft.Use> uses) {
        return RuleCheck.of(new RuleDraft("1", name, currencies, from, to, domains, uses), GATEWAYS);
    }
}
