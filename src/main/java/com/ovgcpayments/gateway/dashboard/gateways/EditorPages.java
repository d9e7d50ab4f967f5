package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the editor's page out of a draft. */
final class EditorPages {
    private final Catalog catalog;
    private final PlanText text;

    EditorPages(Catalog catalog) {
        this.catalog = catalog;
        this.text = new PlanText(catalog::label);
    }

    /**
     * @param base the plan from which the draft began
     * @param strict whether the open rule's problems are shown: not to somebody who has only begun to type
     */
    EditorPage page(
            PlanDraft draft,
            RoutingPlan base,
            Mode mode,
            boolean strict,
            Optional<EditorPage.Conflict> conflict,
            DryRunPart dryRun,
            String told) {
        Map<String, GatewayRow> rows =
                catalog.rows(mode, base).stream().collect(Collectors.toMap(GatewayRow::name, Function.identity()));
        return new EditorPage(
                draft,
                draft.order().stream()
                        .flatMap(name -> Optional.ofNullable(rows.get(name)).stream())
                        .distinct()
                        .toList(),
                lines(draft, strict),
                catalog.gone(base),
                conflict,
                dryRun,
                told);
    }

    EditorPage.Conflict conflict(Version version, RoutingPlan theirs, RoutingPlan base, RoutingPlan yours, Mode mode) {
        List<String> gateways =
                catalog.rows(mode, theirs).stream().map(GatewayRow::name).toList();
        return new EditorPage.Conflict(
                version,
                PlanView.of(theirs, gateways, text),
                PlanChanges.between(base, theirs, text),
                PlanChanges.between(base, yours, text));
    }

    private List<EditorPage.RuleLine> lines(PlanDraft draft, boolean strict) {
        List<EditorPage.RuleLine> lines = new ArrayList<>();
        boolean unreached = false;
        for (RuleDraft rule : draft.rules()) {
            RuleCheck check = RuleCheck.of(rule, catalog.names());
            boolean open = rule.key().equals(draft.open());
            boolean told = !open || strict;
            Optional<PlanView.Rule> words = check.rule().map(this::words);
            lines.add(new EditorPage.RuleLine(
                    rule,
                    rule.name().isEmpty() ? "Rule " + (lines.size() + 1) : rule.name(),
                    told ? check.form() : rule.form(),
                    words,
                    shares(rule),
                    open,
                    told && !check.isSound(),
                    warnings(draft, check, unreached)));
            unreached = unreached || check.rule().filter(RoutingRule::fitsAll).isPresent();
        }
        return lines;
    }

    private PlanView.Rule words(RoutingRule rule) {
        return new PlanView.Rule(rule.name(), PlanText.condition(rule), text.use(rule), false);
    }

    private static List<String> warnings(PlanDraft draft, RuleCheck check, boolean unreached) {
        List<String> warnings = new ArrayList<>();
        if (unreached) {
            warnings.add("No payment gets here: a rule above takes them all.");
        }
        check.rule()
                .filter(rule ->
                        rule.use().stream().noneMatch(share -> draft.offered().contains(share.gateway())))
                .ifPresent(rule -> warnings.add("None of its gateways is offered: whoever it fits cannot pay."));
        return warnings;
    }

    /** For every gateway; empty where it takes no share, or what was typed is no number. */
    static Map<String, String> shares(RuleDraft rule) {
        Map<String, Long> weights = new HashMap<>();
        for (RuleDraft.Use use : rule.uses()) {
            if (use.part() == RuleDraft.Part.SHARE && use.weight().matches("[1-9][0-9]{0,6}")) {
                weights.put(use.gateway(), Long.valueOf(use.weight()));
            }
        }
        long total = weights.values().stream().mapToLong(Long::longValue).sum();
        return rule.uses().stream()
                .map(RuleDraft.Use::gateway)
                .distinct()
                .collect(Collectors.toMap(
                        gateway -> gateway,
                        gateway -> weights.containsKey(gateway)
                                ? PlanText.percent(weights.getOrDefault(gateway, 0L), total)
                                : ""));
    }
}
