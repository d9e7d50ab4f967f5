package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.routing.PlanLimits;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingRule;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /api/routing}: read once, checked whole, and made into the next version of a plan. */
final class RoutingRequest {
    private static final Set<String> FIELDS = Set.of("version", "rules", "order", "payer_chooses", "not_offered");
    private static final ObjectMapper MAPPER = new ObjectMapper(Json.strict());

    private final FieldProblems problems = new FieldProblems();
    private final Collection<String> gateways;
    private final Map<String, JsonNode> fields = new HashMap<>();

    private RoutingRequest(Collection<String> gateways) {
        this.gateways = gateways;
    }

    /**
     * @param gateways those that there are
     * @throws com.ovgcpayments.gateway.http.ApiProblem naming every field that is wrong
     */
    static RoutingPlan parse(Buffer body, Collection<String> gateways) {
        RoutingRequest request = new RoutingRequest(gateways);
        JsonBody.read(body, request::readField);
        return request.plan();
    }

    private void readField(String name, JsonParser value) throws IOException {
        if (FIELDS.contains(name)) {
            fields.put(name, value.currentToken() == JsonToken.VALUE_NULL ? MAPPER.nullNode() : MAPPER.readTree(value));
        } else {
            value.skipChildren();
        }
    }

    private RoutingPlan plan() {
        int version = number("version", field(fields.get("version")), 0, Integer.MAX_VALUE - 1)
                .map(Long::intValue)
                .orElseGet(() -> {
                    if (!problems.mentions("version")) {
                        problems.add("version", "is required: the version that you have read, 0 if there was none");
                    }
                    return 0;
                });
        List<RoutingRule> rules = new ArrayList<>();
        List<JsonNode> given = list("rules", field(fields.get("rules")), PlanLimits.MAX_RULES);
        for (int i = 0; i < given.size(); i++) {
            rule("rules[" + i + "]", given.get(i)).ifPresent(rules::add);
        }
        List<String> order = gateways("order");
        JsonNode chooses = field(fields.get("payer_chooses"));
        if (!chooses.isMissingNode() && !chooses.isBoolean()) {
            problems.add("payer_chooses", "must be true or false");
        }
        List<String> notOffered = gateways("not_offered");
        problems.throwIfAny();
        return new RoutingPlan(
                version + 1, rules, order, chooses.isMissingNode() || chooses.booleanValue(), Set.copyOf(notOffered));
    }

    private List<String> gateways(String place) {
        List<String> named = new ArrayList<>();
        for (JsonNode each : list(place, field(fields.get(place)), PlanLimits.MAX_ENTRIES)) {
            gateway(place, each).ifPresent(named::add);
        }
        if (PlanLimits.namesTwice(named)) {
            problems.add(place, "names a gateway twice");
        }
        return named;
    }

    private Optional<RoutingRule> rule(String place, JsonNode node) {
        if (!(node instanceof ObjectNode rule)) {
            problems.add(place, "must be an object");
            return Optional.empty();
        }
        JsonNode name = field(rule.get("name"));
        boolean named = name.isTextual() && PlanLimits.isName(name.textValue());
        if (!named) {
            problems.add(place + ".name", "must be a text of 1 to " + PlanLimits.MAX_NAME_LENGTH + " characters");
        }
        Set<String> currencies = words(place + ".currencies", field(rule.get("currencies")), Locale.ROOT, true);
        PlanLimits.unknownCurrencies(currencies)
                .forEach(code -> problems.add(place + ".currencies", code + " is no currency"));
        Set<String> domains = words(place + ".email_domains", field(rule.get("email_domains")), Locale.ROOT, false);
        domains.stream()
                .filter(domain -> !PlanLimits.isDomain(domain))
                .forEach(domain -> problems.add(place + ".email_domains", "must be domains such as example.com"));
        Optional<Long> from = number(place + ".amount_from", field(rule.get("amount_from")), 1, PlanLimits.MAX_AMOUNT);
        Optional<Long> to = number(place + ".amount_to", field(rule.get("amount_to")), 1, PlanLimits.MAX_AMOUNT);
        if (!PlanLimits.haveOneCurrency(from, to, currencies)) {
            problems.add(place + ".currencies", "must be exactly one where the rule has amounts");
        }
        if (!PlanLimits.isRange(from, to)) {
            problems.add(place + ".amount_to", "must not be less than amount_from");
        }
        List<RoutingRule.Share> use = shares(place + ".use", field(rule.get("use")));
        return named
                ? Optional.of(new RoutingRule(name.textValue(), currencies, from, to, domains, use))
                : Optional.empty();
    }

    private List<RoutingRule.Share> shares(String place, JsonNode node) {
        List<RoutingRule.Share> shares = new ArrayList<>();
        for (JsonNode each : list(place, node, PlanLimits.MAX_ENTRIES)) {
            JsonNode gateway = each instanceof ObjectNode object ? field(object.get("gateway")) : each;
            JsonNode weight = each instanceof ObjectNode object ? field(object.get("weight")) : field(null);
            int parts = number(place + ".weight", weight, 0, PlanLimits.MAX_WEIGHT)
                    .map(Long::intValue)
                    .orElse(1);
            gateway(place, gateway).ifPresent(name -> shares.add(new RoutingRule.Share(name, parts)));
        }
        if (shares.isEmpty() && !problems.mentions(place)) {
            problems.add(place, "must name at least one gateway");
        }
        if (PlanLimits.namesTwice(
                shares.stream().map(RoutingRule.Share::gateway).toList())) {
            problems.add(place, "names a gateway twice");
        }
        return shares;
    }

    private Optional<String> gateway(String place, JsonNode node) {
        if (node.isTextual() && gateways.contains(node.textValue())) {
            return Optional.of(node.textValue());
        }
        problems.add(place, "must name gateways: " + gateways.stream().sorted().collect(Collectors.joining(", ")));
        return Optional.empty();
    }

    private Set<String> words(String place, JsonNode node, Locale locale, boolean upper) {
        Set<String> words = new LinkedHashSet<>();
        for (JsonNode each : list(place, node, PlanLimits.MAX_ENTRIES)) {
            if (each.isTextual()) {
                String word = each.textValue().strip();
                words.add(upper ? word.toUpperCase(locale) : word.toLowerCase(locale));
            } else {
                problems.add(place, "must be a list of texts");
            }
        }
        return words;
    }

    private List<JsonNode> list(String place, JsonNode node, int most) {
        if (node.isMissingNode()) {
            return List.of();
        }
        if (!node.isArray() || node.size() > most) {
            problems.add(place, "must be a list of at most " + most);
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>();
        node.forEach(elements::add);
        return elements;
    }

    private Optional<Long> number(String place, JsonNode node, long least, long most) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        boolean fits = node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= least
                && node.longValue() <= most;
        if (!fits) {
            problems.add(place, "must be a whole number from " + least + " to " + most);
            return Optional.empty();
        }
        return Optional.of(node.longValue());
    }

    /** What is not there, or null, is missing. */
    private static JsonNode field(@Nullable JsonNode node) {
        return node == null || node.isNull() ? MAPPER.missingNode() : node;
    }
}
