package com.ovgcpayments.gateway.dashboard.gateways;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.format.AmountInput;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.routing.RoutingRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule as somebody has typed it so far, sound or not. While it is not being edited, the page carries it as one text.
 *
 * @param key tells it from the other rules of the page, wherever it is moved
 * @param from the least amount, in major units; empty for none, as is the greatest
 * @param uses every gateway, in the order in which they are tried
 */
record RuleDraft(String key, String name, String currencies, String from, String to, String domains, List<Use> uses) {
    private static final ObjectMapper MAPPER = new ObjectMapper(Json.strict())
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    /** What a gateway has to do with the rule. */
    enum Part {
        /** It takes none of the payments. */
        NONE,
        /** It takes a share of them. */
        SHARE,
        /** It takes those that the others cannot. */
        AFTER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Part of(String word) {
            return List.of(values()).stream()
                    .filter(part -> part.word().equals(word))
                    .findFirst()
                    .orElse(NONE);
        }
    }

    /** @param weight as it was typed; it counts for a {@link Part#SHARE} only */
    record Use(String gateway, Part part, String weight) {}

    RuleDraft {
        uses = List.copyOf(uses);
    }

    /** One in which nothing was typed yet. */
    static RuleDraft blank(String key, List<String> gateways) {
        return new RuleDraft(key, "", "", "", "", "", unused(gateways));
    }

    /** @param gateways what else of the rule is set up no more and is left out */
    static RuleDraft of(String key, RoutingRule rule, List<String> gateways) {
        String currency = rule.currencies().stream().findFirst().orElse("");
        List<Use> uses = new ArrayList<>();
        for (RoutingRule.Share share : rule.use()) {
            if (gateways.contains(share.gateway())) {
                uses.add(
                        share.weight() == 0
                                ? new Use(share.gateway(), Part.AFTER, "1")
                                : new Use(share.gateway(), Part.SHARE, Integer.toString(share.weight())));
            }
        }
        List<String> used = uses.stream().map(Use::gateway).toList();
        uses.addAll(unused(
                gateways.stream().filter(gateway -> !used.contains(gateway)).toList()));
        return new RuleDraft(
                key,
                rule.name(),
                rule.currencies().stream().sorted().collect(Collectors.joining(", ")),
                rule.amountFrom().map(minor -> typed(minor, currency)).orElse(""),
                rule.amountTo().map(minor -> typed(minor, currency)).orElse(""),
                rule.emailDomains().stream().sorted().collect(Collectors.joining(", ")),
                uses);
    }

    /** @throws ApiProblem if this is not what {@link #toText} writes */
    static RuleDraft ofText(String text) {
        @Nullable RuleDraft draft;
        try {
            draft = MAPPER.readValue(text, RuleDraft.class);
        } catch (JsonProcessingException e) {
            throw ApiProblem.invalid("rule", "was changed on its way");
        }
        if (draft == null) {
            throw ApiProblem.invalid("rule", "was left out");
        }
        return draft;
    }

    String toText() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was typed into the fields of the one rule that is being edited. */
    RuleDraft typed(Form form) {
        List<Use> typed = form.all("use").stream()
                .map(gateway -> new Use(gateway, Part.of(form.text("part." + gateway)), form.text("weight." + gateway)))
                .toList();
        return new RuleDraft(
                key,
                form.text("name"),
                form.text("currencies"),
                form.text("from"),
                form.text("to"),
                form.text("domains"),
                typed);
    }

    RuleDraft withUses(List<Use> other) {
        return new RuleDraft(key, name, currencies, from, to, domains, other);
    }

    /** As {@link #typed} would read it. */
    Form form() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("currencies", currencies);
        values.put("from", from);
        values.put("to", to);
        values.put("domains", domains);
        return Form.of(values);
    }

    private static List<Use> unused(List<String> gateways) {
        return gateways.stream()
                .map(gateway -> new Use(gateway, Part.NONE, "1"))
                .toList();
    }

    private static String typed(long minor, String currency) {
        return AmountInput.write(new Money(minor, currency));
    }
}
