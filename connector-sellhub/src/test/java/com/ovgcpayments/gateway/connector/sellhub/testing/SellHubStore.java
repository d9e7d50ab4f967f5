package com.ovgcpayments.gateway.connector.sellhub.testing;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The store's API. Called under the state's lock. */
final class SellHubStore {
    private static final String CHECKOUT = "/api/checkout";
    private static final String PROCESS = "/api/processCheckout";

    private final SellHubState state;
    private final SellHubPayer payer;
    private final String apiKey;

    SellHubStore(SellHubState state, SellHubPayer payer, String apiKey) {
        this.state = state;
        this.payer = payer;
        this.apiKey = apiKey;
    }

    /** Empty if there is no such path here. */
    Optional<SellHubAnswer> answer(SellHubRequest request) {
        boolean checkout = request.path().equals(CHECKOUT);
        if (!checkout && !request.path().equals(PROCESS)) {
            return Optional.empty();
        }
        if (!request.method().equals("POST")) {
            return Optional.of(SellHubAnswer.error(405, "Method Not Allowed", request.method() + " is not allowed"));
        }
        String key = request.header("authorization");
        if (!key.isEmpty() && !key.equals(apiKey)) {
            throw SellHubRefusal.unauthorized();
        }
        Fields body = Fields.body(request);
        return Optional.of(checkout ? checkout(body) : process(body));
    }

    private SellHubAnswer checkout(Fields body) {
        SellHubSession session = new SellHubOrders(state).read(body);
        state.sessions.put(session.id(), session);
        state.lieAboutNext.ifPresent(lie -> state.lies.put(session.id(), lie));
        state.lieAboutNext = Optional.empty();
        return SellHubAnswer.json(
                200,
                new JsonObject().put("status", "success").put("session", new JsonObject().put("id", session.id())));
    }

    private SellHubAnswer process(Fields body) {
        String id = body.filled("id");
        String method = body.filled("methodName");
        if (!state.sessions.containsKey(id)) {
            throw SellHubRefusal.of(404, "Not Found", "Session not found");
        }
        if (!SellHubOrders.METHODS.contains(method)) {
            throw body.wrong("methodName", "is not a payment method");
        }
        if (payer.isPaid(id)) {
            throw SellHubRefusal.invalid("Session is paid");
        }
        String invoice = payer.process(id, method).id();
        return SellHubAnswer.json(200, new JsonObject().put("status", "success").put("invoiceId", invoice));
    }
}
