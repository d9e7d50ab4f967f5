package com.ovgcpayments.gateway.routing;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.ovgcpayments.gateway.money.Money;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant wants his payments of one mode to be routed.
 *
 * @param version counts his changes, from 1; 0 for one who never made any
 * @param rules the first that fits a payment decides
 * @param order where no rule fits: these gateways first, then the others in the operator's order
 * @param payerChooses whether a payer sees all gateways that can take his payment, or is sent to the first
 * @param notOffered gateways that take none of his payments, whatever rules and order say
 */
public record RoutingPlan(
        int version, List<RoutingRule> rules, List<String> order, boolean payerChooses, Set<String> notOffered) {
    /** What holds for a merchant who has said nothing. */
    public static final RoutingPlan UNSAID = new RoutingPlan(0, List.of(), List.of(), true, Set.of());

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY))
            .build();

    public RoutingPlan {
        rules = List.copyOf(rules);
        order = List.copyOf(order);
        notOffered = Set.copyOf(notOffered);
    }

    /** The same as another version. */
    public RoutingPlan asVersion(int number) {
        return new RoutingPlan(number, rules, order, payerChooses, notOffered);
    }

    public boolean offers(String gateway) {
        return !notOffered.contains(gateway);
    }

    /** The rule that decides about a payment; empty if none fits it. */
    public Optional<RoutingRule> ruleFor(Money price, String email) {
        return rules.stream().filter(rule -> rule.fits(price, email)).findFirst();
    }

    /**
     * Gateways as they follow one another where no rule fits.
     *
     * @param operators in the operator's order
     */
    public List<String> ordered(Collection<String> operators) {
        return operators.stream()
                .sorted(Comparator.comparingInt(
                        gateway -> order.contains(gateway) ? order.indexOf(gateway) : Integer.MAX_VALUE))
                .toList();
    }

    /** @param json as {@link #toJson} wrote it; null for a merchant who has said nothing */
    public static RoutingPlan ofStored(@Nullable String json) {
        if (json == null) {
            return UNSAID;
        }
        try {
            return MAPPER.readValue(json, RoutingPlan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a routing plan that cannot be read", e);
        }
    }

    String toJson() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
