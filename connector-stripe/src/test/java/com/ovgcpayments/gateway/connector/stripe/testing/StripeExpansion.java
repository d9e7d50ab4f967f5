package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** {@code expand[]}: which properties can be expanded, and putting the objects where their ids were. */
final class StripeExpansion {
    private static final int MAX_DEPTH = 4;

    /** Of each type the properties that can be expanded, with the type that they lead to. */
    private static final Map<String, Map<String, String>> PROPERTIES = Map.of(
            "checkout.session",
            Map.of("payment_intent", "payment_intent", "line_items", "list", "customer", "customer"),
            "payment_intent",
            Map.of("latest_charge", "charge", "customer", "customer"),
            "charge",
            Map.of("balance_transaction", "balance_transaction", "payment_intent", "payment_intent"),
            "refund",
            Map.of(
                    "charge",
                    "charge",
                    "payment_intent",
                    "payment_intent",
                    "balance_transaction",
                    "balance_transaction",
                    "failure_balance_transaction",
                    "balance_transaction"),
            "dispute",
            Map.of("charge", "charge", "payment_intent", "payment_intent"),
            "balance_transaction",
            Map.of("source", "charge"),
            "payout",
            Map.of("balance_transaction", "balance_transaction"));

    private final StripeState state;
    private final StripeJson json;

    StripeExpansion(StripeState state, StripeJson json) {
        this.state = state;
        this.json = json;
    }

    /**
     * @param list whether the answer is a list of this type
     */
    static void check(List<String> expand, String type, boolean list) {
        for (String property : expand) {
            List<String> steps = steps(property);
            if (steps.size() > MAX_DEPTH) {
                throw StripeRefusal.invalid(
                        "expand",
                        "You cannot expand more than " + MAX_DEPTH + " levels of a property. Property: " + property);
            }
            String at = type;
            for (String step : list ? afterData(steps, property) : steps) {
                String next = PROPERTIES.getOrDefault(at, Map.of()).get(step);
                if (next == null) {
                    throw cannot(property);
                }
                at = next;
            }
        }
    }

    private static List<String> steps(String property) {
        return List.of(property.split("\\.", -1));
    }

    private static List<String> afterData(List<String> steps, String property) {
        if (steps.size() < 2 || !steps.get(0).equals("data")) {
            throw cannot(property);
        }
        return steps.subList(1, steps.size());
    }

    private static StripeRefusal cannot(String property) {
        return StripeRefusal.invalid("expand", "This property cannot be expanded (" + property + ").");
    }

    JsonObject apply(JsonObject answer, List<String> expand, boolean list, boolean live) {
        for (String property : expand) {
            List<String> steps = steps(property);
            if (list) {
                JsonArray data = answer.getJsonArray("data");
                for (int i = 0; i < data.size(); i++) {
                    apply(data.getJsonObject(i), steps.subList(1, steps.size()), live);
                }
            } else {
                apply(answer, steps, live);
            }
        }
        return answer;
    }

    private void apply(JsonObject object, List<String> steps, boolean live) {
        if (steps.isEmpty()) {
            return;
        }
        String step = steps.get(0);
        if (step.equals("line_items")) {
            object.put(step, json.lineItems(state.sessions.get(object.getString("id"))));
        } else if (object.getValue(step) instanceof String id) {
            json.any(id, live).ifPresent(found -> object.put(step, found));
        }
        if (object.getValue(step) instanceof JsonObject next) {
            apply(next, steps.subList(1, steps.size()), live);
        }
    }
}
