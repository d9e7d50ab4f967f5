package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The checkout's objects as the API tells them. Other objects are named by id; {@link StripeExpansion} fills them in. */
final class StripeJson {
    private final StripeState state;
    private final StripeMoneyJson money;
    private final Function<String, String> pageUrl;

    /**
     * @param pageUrl of a session, by its id
     */
    StripeJson(StripeState state, Function<String, String> pageUrl) {
        this.state = state;
        this.money = new StripeMoneyJson(state);
        this.pageUrl = pageUrl;
    }

    /** Any object by its id, if it is there on this side of the account. */
    Optional<JsonObject> any(String id, boolean live) {
        return switch (id.substring(0, id.indexOf('_') + 1)) {
            case "cs_" -> state.sessions.find(id, live).map(this::session);
            case "pi_" -> state.paymentIntents.find(id, live).map(this::paymentIntent);
            case "ch_" -> state.charges.find(id, live).map(this::charge);
            case "re_" -> state.refunds.find(id, live).map(money::refund);
            case "du_" -> state.disputes.find(id, live).map(money::dispute);
            case "txn_" -> state.balanceTransactions.find(id, live).map(money::balanceTransaction);
            case "po_" -> state.payouts.find(id, live).map(money::payout);
            default -> Optional.empty();
        };
    }

    StripeMoneyJson money() {
        return money;
    }

    /** A session as the API tells it, which may have been told to lie. */
    JsonObject read(StripeSession session) {
        JsonObject json = session(session);
        Lie lie = state.lies.get(session.id());
        if (lie == null) {
            return json;
        }
        return switch (lie) {
            case OTHER_AMOUNT ->
                json.put("amount_total", session.amount() + 100).put("amount_subtotal", session.amount() + 100);
            case OTHER_CURRENCY -> json.put("currency", session.currency().equals("eur") ? "usd" : "eur");
            case OTHER_REFERENCE -> json.put("client_reference_id", "somebody_else_1");
            case OTHER_MODE -> json.put("livemode", !session.live());
            case STILL_OPEN ->
                json.put("status", "open")
                        .put("payment_status", "unpaid")
                        .putNull("payment_intent")
                        .put("url", pageUrl.apply(session.id()));
        };
    }

    JsonObject session(StripeSession session) {
        StripeSession.Order order = session.order();
        boolean open = session.status() == StripeSession.Status.OPEN;
        JsonObject json = object(session, "checkout.session")
                .put("adaptive_pricing", new JsonObject().put("enabled", order.adaptivePricing()))
                .put("amount_subtotal", order.amount())
                .put("amount_total", order.amount())
                .put("cancel_url", order.cancelUrl().orElse(null))
                .put("client_reference_id", order.reference().orElse(null))
                .put("currency", order.currency())
                .putNull("customer")
                .put(
                        "customer_details",
                        order.email()
                                .map(email -> new JsonObject().put("email", email))
                                .orElse(null))
                .put("customer_email", order.email().orElse(null))
                .put("excluded_payment_method_types", new JsonArray(order.excludedPaymentMethods()))
                .put("expires_at", order.expiresAt().getEpochSecond())
                .put("metadata", metadata(order.metadata()))
                .put("mode", "payment")
                .put("payment_intent", session.paymentIntent().orElse(null))
                .put("payment_method_types", new JsonArray(List.of("card")))
                .put("payment_status", word(session.paymentStatus()))
                .put("status", word(session.status()))
                .put("success_url", order.successUrl())
                .put("ui_mode", new StripeVersion(order.version()).renamedUiModes() ? "hosted_page" : "hosted")
                .put("url", open ? pageUrl.apply(session.id()) : null);
        if (session.status() == StripeSession.Status.COMPLETE) {
            state.presentment(session)
                    .ifPresent(presentment -> json.put(
                            "presentment_details",
                            new JsonObject()
                                    .put("presentment_amount", presentment.amount(session))
                                    .put("presentment_currency", presentment.currency())));
        }
        return json;
    }

    /** What a session lists only when asked to expand it. */
    JsonObject lineItems(StripeSession session) {
        List<JsonObject> items = session.order().items().stream()
                .map(item -> new JsonObject()
                        .put("id", StripeState.id("li"))
                        .put("object", "item")
                        .put("amount_subtotal", item.unitAmount() * item.quantity())
                        .put("amount_total", item.unitAmount() * item.quantity())
                        .put("currency", session.currency())
                        .put("description", item.name())
                        .put("quantity", item.quantity()))
                .toList();
        return list("/v1/checkout/sessions/" + session.id() + "/line_items", items, false);
    }

    JsonObject paymentIntent(StripePaymentIntent intent) {
        boolean succeeded = intent.status() == StripePaymentIntent.Status.SUCCEEDED;
        boolean canceled = intent.status() == StripePaymentIntent.Status.CANCELED;
        return object(intent, "payment_intent")
                .put("amount", intent.amount())
                .put("amount_received", succeeded ? intent.amount() : 0)
                .put("cancellation_reason", canceled ? "automatic" : null)
                .put("capture_method", intent.captureMethod())
                .put("client_secret", intent.id() + "_secret_double")
                .put("currency", intent.currency())
                .putNull("customer")
                .put(
                        "last_payment_error",
                        intent.lastPaymentError()
                                .map(error -> error(error, intent.latestCharge()))
                                .orElse(null))
                .put("latest_charge", intent.latestCharge().orElse(null))
                .put("metadata", metadata(intent.metadata()))
                .put("payment_method_types", new JsonArray(List.of("card")))
                .put("status", word(intent.status()));
    }

    private static JsonObject error(StripePaymentIntent.Decline decline, Optional<String> charge) {
        JsonObject error = new JsonObject()
                .put("type", decline.declineCode().isPresent() ? "card_error" : "invalid_request_error")
                .put("code", decline.code())
                .put("message", decline.message())
                .put("doc_url", "https://stripe.com/docs/error-codes/" + decline.code());
        decline.declineCode().ifPresent(code -> error.put("decline_code", code).put("charge", charge.orElse(null)));
        decline.adviceCode().ifPresent(code -> error.put("advice_code", code));
        return error;
    }

    JsonObject charge(StripeCharge charge) {
        long refunded = state.refunded(charge.id());
        boolean succeeded = charge.status() == StripeCharge.Status.SUCCEEDED;
        return object(charge, "charge")
                .put("amount", charge.amount())
                .put("amount_captured", succeeded ? charge.amount() : 0)
                .put("amount_refunded", refunded)
                .put("balance_transaction", charge.balanceTransaction().orElse(null))
                .put("captured", charge.status() != StripeCharge.Status.FAILED)
                .put("currency", charge.currency())
                .put("disputed", charge.disputed())
                .put("failure_balance_transaction", (String) null)
                .put(
                        "failure_code",
                        charge.failure().map(StripePaymentIntent.Decline::code).orElse(null))
                .put(
                        "failure_message",
                        charge.failure()
                                .map(StripePaymentIntent.Decline::message)
                                .orElse(null))
                .put("metadata", metadata(charge.metadata()))
                .put("outcome", outcome(charge))
                .put("paid", succeeded)
                .put("payment_intent", charge.paymentIntent())
                .put("refunded", succeeded && refunded == charge.amount())
                .put("status", word(charge.status()));
    }

    private static JsonObject outcome(StripeCharge charge) {
        boolean failed = charge.status() == StripeCharge.Status.FAILED;
        return new JsonObject()
                .put("network_status", failed ? "declined_by_network" : "approved_by_network")
                .put(
                        "reason",
                        charge.failure()
                                .flatMap(StripePaymentIntent.Decline::declineCode)
                                .orElse(null))
                .put("type", failed ? "issuer_declined" : "authorized");
    }

    static JsonObject object(StripeObject object, String type) {
        return new JsonObject()
                .put("id", object.id())
                .put("object", type)
                .put("livemode", object.live())
                .put("created", object.created().getEpochSecond());
    }

    static JsonObject list(String url, List<JsonObject> data, boolean hasMore) {
        return new JsonObject()
                .put("object", "list")
                .put("data", new JsonArray(data))
                .put("has_more", hasMore)
                .put("url", url);
    }

    static JsonObject metadata(Map<String, String> metadata) {
        JsonObject json = new JsonObject();
        metadata.forEach(json::put);
        return json;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static long seconds(Instant instant) {
        return instant.getEpochSecond();
    }
}
