package com.ovgcpayments.gateway.faults;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** Refunds what a merchant was paid: parts, several, all, and sometimes more than is left. */
final class Refunder implements Stage.Actor {
    private static final int RECENT = 10;

    private final Stage stage;
    private final Clerk clerk;
    private final Chance chance;

    Refunder(Stage stage, Clerk clerk, Chance chance) {
        this.stage = stage;
        this.clerk = clerk;
        this.chance = chance;
    }

    @Override
    public void act() throws InterruptedException {
        stage.pauseMillis(chance.between(200, 1_200));
        List<Order> paid =
                clerk.merchant().orders().stream().filter(Order::toldPaid).toList();
        if (paid.isEmpty()) {
            return;
        }
        boolean recent = chance.percent(60);
        Order order = chance.oneOf(recent ? paid.subList(Math.max(0, paid.size() - RECENT), paid.size()) : paid);
        String session = order.session().orElseThrow();
        Errand errand = clerk.refund(session, body(order.amount()));
        if (chance.percent(25)) {
            clerk.runTogether(errand, clerk.refund(session, body(order.amount())));
        } else {
            clerk.run(errand);
        }
    }

    private JsonObject body(int captured) {
        int luck = chance.below(100);
        if (luck < 25) {
            return new JsonObject();
        } else if (luck < 75) {
            return new JsonObject().put("amount", (long) chance.between(1, captured / 2));
        }
        return new JsonObject().put("amount", luck < 90 ? (long) captured : captured + 1L);
    }
}
