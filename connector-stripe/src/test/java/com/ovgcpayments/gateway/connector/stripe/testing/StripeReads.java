package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints that mostly read: payments, the balance, payouts, events, the account, webhook endpoints. */
final class StripeReads {
    private final StripeState state;
    private final StripeJson json;
    private final StripeTreasury treasury;

    StripeReads(StripeState state, StripeJson json, StripeTreasury treasury) {
        this.state = state;
        this.json = json;
        this.treasury = treasury;
    }

    List<StripeRoute> routes() {
        return List.of(
                byId("/v1/payment_intents/:id", "payment_intent", "pi_"),
                byId("/v1/charges/:id", "charge", "ch_"),
                byId("/v1/disputes/:id", "dispute", "du_"),
                byId("/v1/balance_transactions/:id", "balance_transaction", "txn_"),
                byId("/v1/payouts/:id", "payout", "po_"),
                StripeRoute.one(
                        "GET",
                        "/v1/balance",
                        "balance",
                        call -> whole(call, json.money().balance(call.live()))),
                StripeRoute.one(
                        "GET",
                        "/v1/account",
                        "account",
                        call -> whole(call, json.money().account())),
                StripeRoute.list("/v1/balance_transactions", "balance_transaction", this::balanceTransactions),
                StripeRoute.list("/v1/payouts", "payout", this::payouts),
                StripeRoute.one("POST", "/v1/payouts", "payout", this::payout),
                StripeRoute.list("/v1/disputes", "dispute", this::disputes),
                StripeRoute.list("/v1/webhook_endpoints", "webhook_endpoint", this::endpoints),
                StripeRoute.list("/v1/events", "event", this::events),
                StripeRoute.one("GET", "/v1/events/:id", "event", this::event));
    }

    private StripeRoute byId(String path, String type, String prefix) {
        return StripeRoute.one("GET", path, type, call -> {
            call.params().refuseUnknown();
            return Optional.of(call.id())
                    .filter(id -> id.startsWith(prefix))
                    .flatMap(id -> json.any(id, call.live()))
                    .orElseThrow(() -> StripeRefusal.missing(type, type, call.id()));
        });
    }

    private static JsonObject whole(StripeCall call, JsonObject answer) {
        call.params().refuseUnknown();
        return answer;
    }

    private JsonObject balanceTransactions(StripeCall call) {
        Optional<String> payout = call.params().text("payout");
        Optional<String> type = call.params().text("type");
        Optional<String> currency = call.params().text("currency");
        Optional<String> source = call.params().text("source");
        return StripeLists.page(
                call,
                state.balanceTransactions,
                each -> (payout.isEmpty() || payout.equals(each.payout()))
                        && type.map(each.type()::equals).orElse(true)
                        && currency.map(each.currency()::equals).orElse(true)
                        && source.map(each.source()::equals).orElse(true),
                json.money()::balanceTransaction);
    }

    private JsonObject payouts(StripeCall call) {
        Optional<String> status = call.params().text("status");
        return StripeLists.page(
                call,
                state.payouts,
                payout -> status.map(StripeJson.word(payout.status())::equals).orElse(true),
                json.money()::payout);
    }

    private JsonObject payout(StripeCall call) {
        Params params = call.params();
        long amount = params.atLeast(1, "amount").orElseThrow(() -> params.absent("amount"));
        String currency = StripeCurrencies.check(params.required("currency"), "currency");
        Map<String, String> metadata = params.metadata();
        params.text("description");
        params.text("statement_descriptor", 22);
        params.text("method");
        params.refuseUnknown();
        if (treasury.available(call.live(), currency) < amount) {
            throw StripeRefusal.impossible(
                    "balance_insufficient", "You have insufficient funds in your Stripe account for this transfer.");
        }
        return json.money().payout(treasury.manualPayout(call.live(), amount, currency, metadata));
    }

    private JsonObject disputes(StripeCall call) {
        Optional<String> intent = call.params().text("payment_intent");
        Optional<String> charge = call.params().text("charge");
        return StripeLists.page(
                call,
                state.disputes,
                dispute -> intent.map(dispute.paymentIntent()::equals).orElse(true)
                        && charge.map(dispute.charge()::equals).orElse(true),
                json.money()::dispute);
    }

    private JsonObject endpoints(StripeCall call) {
        return StripeLists.page(call, state.endpoints, endpoint -> true, json.money()::endpoint);
    }

    private JsonObject events(StripeCall call) {
        Optional<String> type = call.params().text("type");
        List<String> types = call.params().texts("types");
        return StripeLists.page(
                call,
                state.events,
                event -> type.map(event.type()::equals).orElse(true)
                        && (types.isEmpty() || types.contains(event.type())),
                event -> new JsonObject(event.body()));
    }

    private JsonObject event(StripeCall call) {
        call.params().refuseUnknown();
        return state.events
                .find(call.id(), call.live())
                .map(event -> new JsonObject(event.body()))
                .orElseThrow(() -> StripeRefusal.missing("event", "id", call.id()));
    }

    /** As somebody registers one at the dashboard. */
    StripeEndpoint register(boolean live, URI url, List<String> events, boolean enabled, String apiVersion) {
        StripeEndpoint endpoint =
                new StripeEndpoint(StripeState.id("we"), live, url, events, enabled, apiVersion, state.now());
        state.endpoints.put(endpoint);
        return endpoint;
    }
}
