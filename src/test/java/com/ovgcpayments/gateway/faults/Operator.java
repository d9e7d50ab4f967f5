package com.ovgcpayments.gateway.faults;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Refunds by hand what no connector can, and says so; what he decides he decides once. Where a connector can, he lets it
 * try again, and looks into the processor's own book when the curtain has fallen. Thread-safe.
 */
final class Operator implements Stage.Actor {
    private static final String BY_HAND = "sellhub";

    private final Stage stage;
    private final Instances instances;
    private final Web web;
    private final Processors processors;
    private final String key;
    private final Chance chance;
    private final Tally tally;
    private final Map<String, Decision> decisions = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    /** @param made whether he paid it back at the processor, and of which capture */
    record Decision(boolean made, String capture, long amount) {}

    Operator(Stage stage, Instances instances, Web web, Processors processors, String key, Chance chance, Tally tally) {
        this.stage = stage;
        this.instances = instances;
        this.web = web;
        this.processors = processors;
        this.key = key;
        this.chance = chance;
        this.tally = tally;
    }

    /** By the gateway's ids of the refunds, what he did himself. */
    Map<String, Decision> decisions() {
        return Map.copyOf(decisions);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void act() throws InterruptedException {
        stage.pauseMillis(chance.between(300, 2_000));
        look();
    }

    /** Sees to all that waits for him. */
    void look() throws InterruptedException {
        Optional<Web.Answer> waiting = web.get(
                chance.oneOf(instances.processes()).operatorOrigin() + "/operator/refunds?state=operator&limit=50",
                headers());
        if (waiting.isEmpty() || waiting.get().status() >= 500) {
            return;
        } else if (waiting.get().status() != 200) {
            complaints.add("the operator was answered " + waiting.get());
            return;
        }
        JsonArray list = new JsonObject(waiting.get().body()).getJsonArray("data");
        for (int i = 0; i < list.size(); i++) {
            resolve(list.getJsonObject(i));
        }
    }

    private void resolve(JsonObject refund) throws InterruptedException {
        String id = refund.getString("id");
        String as = resolution(refund);
        Optional<Web.Answer> answer = web.post(
                chance.oneOf(instances.processes()).operatorOrigin() + "/operator/refunds/" + id + "/resolve",
                headers(),
                new JsonObject().put("as", as).put("reason", "seen to").encode());
        tally.count("operator resolves as " + as + ", answered "
                + answer.map(each -> String.valueOf(each.status())).orElse("not at all"));
        answer.filter(given -> given.status() < 500 && given.status() != 200 && given.status() != 409)
                .ifPresent(given -> complaints.add("the operator was answered " + given + " for " + refund));
    }

    private String resolution(JsonObject refund) {
        if (refund.getString("connector").equals(BY_HAND)) {
            Decision decision = decisions.computeIfAbsent(
                    refund.getString("id"),
                    id -> new Decision(chance.percent(70), refund.getString("capture_ref"), refund.getLong("amount")));
            return decision.made() ? "succeeded" : "failed";
        }
        if (!stage.isOver()) {
            return "retry";
        }
        boolean stands = processors.stripe().refunds().stream()
                .anyMatch(each -> each.status().counts()
                        && refund.getString("id").equals(each.metadata().get("ovgc_refund")));
        return stands ? "succeeded" : "failed";
    }

    private Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + key, "Content-Type", "application/json");
    }
}
