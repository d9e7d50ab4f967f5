package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.connector.stripe.testing.SignedNotification;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeSession;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A processor that says, rightly signed, that an open page was paid. */
final class Forger {
    private final Processors processors;
    private final Instances instances;
    private final Web web;
    private final Chance chance;
    private final Tally tally;
    private int forged;

    Forger(Processors processors, Instances instances, Web web, Chance chance, Tally tally) {
        this.processors = processors;
        this.instances = instances;
        this.web = web;
        this.chance = chance;
        this.tally = tally;
    }

    void claimPaid() throws InterruptedException {
        StripeDouble stripe = processors.stripe();
        List<StripeSession> open = stripe.sessions().stream()
                .filter(session -> session.status() == StripeSession.Status.OPEN)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        StripeSession session = chance.oneOf(open);
        JsonObject object = new JsonObject()
                .put("id", session.id())
                .put("object", "checkout.session")
                .put("client_reference_id", session.reference().orElse(""))
                .put("amount_total", session.amount())
                .put("currency", session.currency())
                .put("status", "complete")
                .put("payment_status", "paid")
                .put("payment_intent", "pi_forged" + ++forged);
        JsonObject event = new JsonObject()
                .put("id", "evt_forged" + forged)
                .put("object", "event")
                .put("type", "checkout.session.completed")
                .put("livemode", false)
                .put("created", Instant.now().getEpochSecond())
                .put("data", new JsonObject().put("object", object));
        SignedNotification signed = StripeDouble.signed(event.encode(), Instant.now(), List.of(stripe.webhookSecret()));
        Map<String, String> headers = new HashMap<>(signed.headers());
        headers.remove("User-Agent");
        tally.count("stripe lies: notified as paid what is not");
        web.post(instances.any(chance) + "/notifications/stripe", headers, signed.body());
    }
}
