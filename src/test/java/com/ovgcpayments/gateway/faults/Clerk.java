package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.Errand.Kind;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A merchant's client that moves money: asks with a key, at one instance or the other, until it is answered. Thread-safe. */
final class Clerk {
    private static final int MOST_TRIES = 40;

    private final Stage stage;
    private final Instances instances;
    private final Web web;
    private final Merchant merchant;
    private final String apiKey;
    private final Chance chance;
    private final Tally tally;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<Errand> errands = new ConcurrentLinkedQueue<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    Clerk(Stage stage, Instances instances, Web web, Merchant merchant, String apiKey, Chance chance, Tally tally) {
        this.stage = stage;
        this.instances = instances;
        this.web = web;
        this.merchant = merchant;
        this.apiKey = apiKey;
        this.chance = chance;
        this.tally = tally;
    }

    Merchant merchant() {
        return merchant;
    }

    List<Errand> errands() {
        return List.copyOf(errands);
    }

    /** What nobody should ever be answered. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    Errand refund(String session, JsonObject body) {
        return errand(Kind.REFUND, "/api/checkout-sessions/" + session + "/refunds", session, body);
    }

    Errand settle(String session) {
        return errand(Kind.SETTLE, "/api/checkout-sessions/" + session + "/settle", session, new JsonObject());
    }

    Errand payout(long amount) {
        return errand(
                Kind.PAYOUT,
                "/api/payouts",
                "",
                new JsonObject().put("amount", amount).put("currency", "USD"));
    }

    Errand cancel(String payout) {
        return errand(Kind.CANCEL, "/api/payouts/" + payout + "/cancel", payout, new JsonObject());
    }

    private Errand errand(Kind kind, String path, String subject, JsonObject body) {
        Errand errand = new Errand(kind, merchant.name() + "-errand-" + numbers.incrementAndGet(), path, subject, body);
        errands.add(errand);
        return errand;
    }

    /** Asks until it is answered or patience ends; now and then at both instances at once, or once more afterwards. */
    void run(Errand errand) throws InterruptedException {
        String origin = instances.any(chance);
        if (chance.percent(20)) {
            tally.count("errands asked for twice at once");
            together(() -> ask(instances.other(origin), errand), () -> ask(origin, errand));
        }
        for (int tries = 0; tries < MOST_TRIES && !errand.isAnswered() && !stage.isOver(); tries++) {
            if (!ask(tries % 2 == 0 ? origin : instances.other(origin), errand)) {
                stage.pauseMillis(chance.between(50, 500));
            }
        }
        if (chance.percent(10)) {
            ask(instances.any(chance), errand);
        }
    }

    /** Both at once, each at an instance of its own to begin with. */
    void runTogether(Errand one, Errand other) throws InterruptedException {
        String origin = instances.any(chance);
        together(() -> ask(instances.other(origin), other), () -> ask(origin, one));
        run(one);
        run(other);
    }

    /** Whether it is answered for good; every such answer is kept. */
    boolean ask(String origin, Errand errand) throws InterruptedException {
        Optional<Web.Answer> answer =
                web.post(origin + errand.path(), headers(Map.of("Idempotency-Key", errand.key())), errand.body());
        String what = errand.kind().name().toLowerCase(Locale.ROOT);
        tally.count(what + " requests answered "
                + answer.map(each -> String.valueOf(each.status())).orElse("not at all"));
        if (answer.isEmpty() || answer.get().status() > 500) {
            return false;
        }
        int status = answer.get().status();
        String body = answer.get().body();
        if (status == 409 && body.contains("IDEMPOTENCY_IN_PROGRESS")) {
            return false;
        } else if (status == 200 || status == 201) {
            String made = new JsonObject(body).getJsonObject("data").getString("id");
            errand.answered(new Errand.Reply(status, made));
        } else if (status == 409) {
            errand.answered(new Errand.Reply(status, ""));
        } else {
            complaints.add(errand + ": answered " + status + " " + body);
        }
        return true;
    }

    /** Names the account to which payouts go; whether that was answered. */
    boolean bankAt(String holder) throws InterruptedException {
        JsonObject account = new JsonObject().put("holder", holder).put("iban", "DE89370400440532013000");
        Optional<Web.Answer> answer =
                web.put(instances.any(chance) + "/api/payout-destinations/USD", headers(Map.of()), account.encode());
        answer.filter(given -> given.status() != 200 && given.status() <= 500)
                .ifPresent(
                        given -> complaints.add("PUT of an account answered " + given.status() + " " + given.body()));
        return answer.filter(given -> given.status() == 200).isPresent();
    }

    private Map<String, String> headers(Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("Authorization", "Bearer " + apiKey);
        headers.put("Content-Type", "application/json");
        return headers;
    }

    @FunctionalInterface
    private interface Step {
        boolean take() throws InterruptedException;
    }

    private static void together(Step one, Step other) throws InterruptedException {
        Thread thread = new Thread(() -> takeQuietly(one), "clerk's twin");
        thread.start();
        other.take();
        thread.join();
    }

    private static void takeQuietly(Step step) {
        try {
            step.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
