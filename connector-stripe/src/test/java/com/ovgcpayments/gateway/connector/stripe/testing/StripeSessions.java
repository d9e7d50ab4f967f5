package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The endpoints of Checkout Sessions. */
final class StripeSessions {
    private static final String PATH = "/v1/checkout/sessions";
    private static final String TYPE = "checkout.session";

    private final StripeState state;
    private final StripeJson json;
    private final StripePayer payer;

    StripeSessions(StripeState state, StripeJson json, StripePayer payer) {
        this.state = state;
        this.json = json;
        this.payer = payer;
    }

    List<StripeRoute> routes() {
        return List.of(
                StripeRoute.one("POST", PATH, TYPE, this::create),
                StripeRoute.list(PATH, TYPE, this::list),
                StripeRoute.one("GET", PATH + "/:id", TYPE, this::retrieve),
                StripeRoute.one("POST", PATH + "/:id/expire", TYPE, this::expire));
    }

    private JsonObject create(StripeCall call) {
        StripeSession.Order order = SessionOrders.read(call, state.now());
        if (call.live() && !state.account.chargesEnabled()) {
            throw StripeRefusal.impossible("Your account cannot currently make live charges.");
        }
        StripeSession session = new StripeSession(
                "cs_" + (call.live() ? "live_" : "test_") + StripeState.random(58),
                call.live(),
                order,
                StripeSession.Status.OPEN,
                StripeSession.PaymentStatus.UNPAID,
                Optional.empty(),
                false);
        state.sessions.put(session);
        if (!call.version().defersPaymentIntent() && order.amount() > 0) {
            payer.intent(session);
        }
        state.lieAboutNext.ifPresent(lie -> state.lies.put(session.id(), lie));
        state.lieAboutNext = Optional.empty();
        return json.read(state.sessions.get(session.id()));
    }

    private JsonObject list(StripeCall call) {
        Optional<String> intent = call.params().text("payment_intent");
        Optional<String> status = call.params().oneOf("status", Set.of("open", "complete", "expired"));
        return StripeLists.page(
                call,
                state.sessions,
                session -> (intent.isEmpty() || intent.equals(session.paymentIntent()))
                        && status.map(word -> word.equals(StripeJson.word(session.status())))
                                .orElse(true),
                json::read);
    }

    private JsonObject retrieve(StripeCall call) {
        call.params().refuseUnknown();
        return json.read(find(call));
    }

    private JsonObject expire(StripeCall call) {
        call.params().refuseUnknown();
        StripeSession session = find(call);
        if (session.status() != StripeSession.Status.OPEN) {
            throw StripeRefusal.impossible(
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a"
                            + " status of `" + StripeJson.word(session.status()) + "`.");
        }
        return json.read(payer.expire(session.id()));
    }

    private StripeSession find(StripeCall call) {
        return state.sessions
                .find(call.id(), call.live())
                .orElseThrow(() -> StripeRefusal.missing("checkout.session", "session", call.id()));
    }
}
