package com.ovgcpayments.gateway.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant wants his payments of one mode to be routed.
 *
 * @param version counts his changes, from 1; 0 for one who never made any
 * @param rules the first that fits a payment decides
 * @param order where no rule fits: these gateways first, then the others in the operator's order
 * @param payerChooses whether a payer sees all gateways that can take his payment, or is sent to the first
 */
public record RoutingPlan(int version, List<RoutingRule> rules, List<String> order, boolean payerChooses) {
    /** What holds for a merchant who has said nothing. */
    public static final RoutingPlan UNSAID = new RoutingPlan(0, List.of(), List.of(), true);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public RoutingPlan {
        rules = List.copyOf(rules);
        order = List.copyOf(order);
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
