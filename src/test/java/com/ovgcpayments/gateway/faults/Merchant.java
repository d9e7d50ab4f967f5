package com.ovgcpayments.gateway.faults;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A merchant's server: creates sessions with a key for each order, and asks until it is answered. Thread-safe. */
final class Merchant {
    static final String SUCCESS_URL = "https://shop.example/success";
    private static final List<Integer> PRICES = List.of(900, 1300, 2500, 2500, 4900, 7700);
    private static final int MOST_TRIES = 60;

    private final Stage stage;
    private final Instances instances;
    private final Web web;
    private final String apiKey;
    private final Chance chance;
    private final Tally tally;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final String name;

    Merchant(Stage stage, Instances instances, Web web, String name, String apiKey, Chance chance, Tally tally) {
        this.stage = stage;
        this.instances = instances;
        this.web = web;
        this.name = name;
        this.apiKey = apiKey;
        this.chance = chance;
        this.tally = tally;
    }

    String name() {
        return name;
    }

    List<Order> orders() {
        return List.copyOf(orders);
    }

    /** What no merchant should ever be answered. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Empty if nobody answered for long; the order is settled with later. */
    Optional<Order> sell() throws InterruptedException {
        Order order = new Order(name + "-order-" + numbers.incrementAndGet(), apiKey, chance.oneOf(PRICES));
        orders.add(order);
        String origin = instances.any(chance);
        if (chance.percent(10)) {
            tally.count("sessions asked for twice at once");
            Thread twin = new Thread(() -> tryQuietly(instances.other(origin), order));
            twin.start();
            create(origin, order);
            twin.join();
        }
        settle(order);
        if (chance.percent(10)) {
            create(instances.any(chance), order);
        }
        return order.session().isPresent() ? Optional.of(order) : Optional.empty();
    }

    /** Asks with the same key until there is a session. */
    boolean settle(Order order) throws InterruptedException {
        for (int tries = 0; tries < MOST_TRIES && !stage.isOver(); tries++) {
            if (create(instances.any(chance), order)) {
                return true;
            }
            stage.pauseMillis(chance.between(50, 600));
        }
        return false;
    }

    /** Asks once more, whatever was answered before; whether it is answered now. */
    boolean createAgain(String origin, Order order) throws InterruptedException {
        return create(origin, order);
    }

    void look(Order order) throws InterruptedException {
        Optional<Web.Answer> answer = web.get(
                instances.any(chance) + "/api/checkout-sessions/"
                        + order.session().orElseThrow(),
                Map.of("Authorization", "Bearer " + apiKey));
        answer.ifPresent(given -> {
            if (given.status() == 200) {
                order.told(new JsonObject(given.body()).getJsonObject("data").getString("status"));
            } else if (given.status() < 500) {
                complaints.add(order.key() + ": GET answered " + given.status() + " " + given.body());
            }
        });
    }

    private void tryQuietly(String origin, Order order) {
        try {
            create(origin, order);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean create(String origin, Order order) throws InterruptedException {
        JsonObject body = new JsonObject()
                .put("amount", order.amount())
                .put("currency", "USD")
                .put("email", "payer." + order.key() + "@example.com")
                .put("product_title", "Order " + order.key())
                .put("success_url", SUCCESS_URL)
                .put("cancel_url", "https://shop.example/cancel")
                .put("metadata", new JsonObject().put("order", order.key()));
        Optional<Web.Answer> answer = web.post(
                origin + "/api/checkout-sessions",
                Map.of(
                        "Authorization",
                        "Bearer " + apiKey,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        order.key()),
                body.encode());
        if (answer.isEmpty()) {
            tally.count("session requests without an answer");
            return false;
        }
        int status = answer.get().status();
        tally.count("session requests answered " + status);
        if (status == 201) {
            order.created(new JsonObject(answer.get().body())
                    .getJsonObject("data")
                    .getJsonObject("session")
                    .getString("id"));
        } else if (status < 500 && status != 409) {
            complaints.add(order.key() + ": POST answered " + status + " "
                    + answer.get().body());
        }
        return status == 201;
    }
}
