package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** Writes events as things happen. Under the state's lock. */
final class StripeEvents {
    private final StripeState state;
    private final StripeJson json;
    private final Consumer<StripeEvent> teller;
    private String apiVersion = StripeVersion.LATEST;

    StripeEvents(StripeState state, StripeJson json, Consumer<StripeEvent> teller) {
        this.state = state;
        this.json = json;
        this.teller = teller;
    }

    /** The version of the endpoint, in which events are written from now on. */
    void apiVersion(String version) {
        apiVersion = version;
    }

    void session(String type, StripeSession session) {
        emit("checkout.session." + type, session.live(), json.session(session));
    }

    void paymentIntent(String type, StripePaymentIntent intent) {
        emit("payment_intent." + type, intent.live(), json.paymentIntent(intent));
    }

    void charge(String type, StripeCharge charge) {
        emit("charge." + type, charge.live(), json.charge(charge));
    }

    void refund(String type, StripeRefund refund) {
        emit("refund." + type, refund.live(), json.money().refund(refund));
    }

    void dispute(String type, StripeDispute dispute) {
        emit("charge.dispute." + type, dispute.live(), json.money().dispute(dispute));
    }

    void payout(String type, StripePayout payout) {
        emit("payout." + type, payout.live(), json.money().payout(payout));
    }

    void balanceAvailable(boolean live) {
        emit("balance.available", live, json.money().balance(live));
    }

    private void emit(String type, boolean live, JsonObject object) {
        String id = StripeState.id("evt");
        JsonObject event = new JsonObject()
                .put("id", id)
                .put("object", "event")
                .put("api_version", apiVersion)
                .put("created", state.now().getEpochSecond())
                .put("data", new JsonObject().put("object", object))
                .put("livemode", live)
                .put("pending_webhooks", 1)
                .put("request", new JsonObject().putNull("id").putNull("idempotency_key"))
                .put("type", type);
        StripeEvent written = new StripeEvent(
                id, live, type, apiVersion, object.getString("id", ""), event.encodePrettily(), state.now());
        state.events.put(written);
        teller.accept(written);
    }
}
