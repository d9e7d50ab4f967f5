package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The objects that come after a payment, as the API tells them. */
final class StripeMoneyJson {
    private final StripeState state;

    StripeMoneyJson(StripeState state) {
        this.state = state;
    }

    JsonObject refund(StripeRefund refund) {
        JsonObject json = StripeJson.object(refund, "refund")
                .put("amount", refund.amount())
                .put("balance_transaction", refund.balanceTransaction().orElse(null))
                .put("charge", refund.charge())
                .put("currency", refund.currency())
                .put("metadata", StripeJson.metadata(refund.metadata()))
                .put("payment_intent", refund.paymentIntent())
                .put("reason", refund.reason().orElse(null))
                .put("status", StripeJson.word(refund.status()));
        json.remove("livemode");
        refund.failureReason().ifPresent(reason -> json.put("failure_reason", reason));
        refund.failureBalanceTransaction().ifPresent(id -> json.put("failure_balance_transaction", id));
        if (refund.status() == StripeRefund.Status.PENDING) {
            json.put("pending_reason", "processing");
        }
        if (refund.status() == StripeRefund.Status.REQUIRES_ACTION) {
            json.put("next_action", new JsonObject().put("type", "display_details"));
        }
        return json;
    }

    JsonObject dispute(StripeDispute dispute) {
        List<JsonObject> transactions = dispute.balanceTransactions().stream()
                .map(state.balanceTransactions::get)
                .map(this::balanceTransaction)
                .toList();
        return StripeJson.object(dispute, "dispute")
                .put("amount", dispute.amount())
                .put("balance_transactions", new JsonArray(transactions))
                .put("charge", dispute.charge())
                .put("currency", dispute.currency())
                .put("is_charge_refundable", false)
                .put("metadata", new JsonObject())
                .put("payment_intent", dispute.paymentIntent())
                .put("reason", dispute.reason())
                .put("status", StripeJson.word(dispute.status()));
    }

    JsonObject balanceTransaction(StripeBalanceTransaction transaction) {
        JsonArray fees = transaction.fee() == 0
                ? new JsonArray()
                : new JsonArray()
                        .add(new JsonObject()
                                .put("amount", transaction.fee())
                                .put("currency", transaction.currency())
                                .put("description", "Stripe processing fees")
                                .put("type", "stripe_fee"));
        JsonObject json = StripeJson.object(transaction, "balance_transaction")
                .put("amount", transaction.amount())
                .put("available_on", StripeJson.seconds(transaction.availableOn()))
                .put("currency", transaction.currency())
                .put("exchange_rate", transaction.exchangeRate().orElse(null))
                .put("fee", transaction.fee())
                .put("fee_details", fees)
                .put("net", transaction.net())
                .put("reporting_category", transaction.reportingCategory())
                .put("source", transaction.source())
                .put("status", transaction.available(state.now()) ? "available" : "pending")
                .put("type", transaction.type());
        json.remove("livemode");
        return json;
    }

    JsonObject payout(StripePayout payout) {
        return StripeJson.object(payout, "payout")
                .put("amount", payout.amount())
                .put("arrival_date", StripeJson.seconds(payout.created()))
                .put("automatic", payout.automatic())
                .put("balance_transaction", payout.balanceTransaction())
                .put("currency", payout.currency())
                .put("failure_code", payout.failureCode().orElse(null))
                .put("metadata", StripeJson.metadata(payout.metadata()))
                .put("method", "standard")
                .put("reconciliation_status", payout.automatic() ? "completed" : "not_applicable")
                .put("status", StripeJson.word(payout.status()))
                .put("type", "bank_account");
    }

    JsonObject balance(boolean live) {
        return new JsonObject()
                .put("object", "balance")
                .put("available", sums(live, true))
                .put("livemode", live)
                .put("pending", sums(live, false));
    }

    private JsonArray sums(boolean live, boolean available) {
        Map<String, Long> sums = state.balanceTransactions.newestFirst(live).stream()
                .collect(Collectors.groupingBy(
                        StripeBalanceTransaction::currency,
                        Collectors.summingLong(each -> each.available(state.now()) == available ? each.net() : 0)));
        sums.putIfAbsent(state.account.defaultCurrency(), 0L);
        JsonArray json = new JsonArray();
        sums.forEach((currency, amount) -> json.add(new JsonObject()
                .put("amount", amount)
                .put("currency", currency)
                .put("source_types", new JsonObject().put("card", amount))));
        return json;
    }

    JsonObject account() {
        StripeAccount account = state.account;
        return new JsonObject()
                .put("id", account.id())
                .put("object", "account")
                .put("business_profile", new JsonObject().put("name", account.businessName()))
                .put("charges_enabled", account.chargesEnabled())
                .put("country", account.country())
                .put("default_currency", account.defaultCurrency())
                .put("details_submitted", true)
                .put("payouts_enabled", account.payoutsEnabled())
                .put("type", "standard");
    }

    JsonObject endpoint(StripeEndpoint endpoint) {
        return StripeJson.object(endpoint, "webhook_endpoint")
                .put("api_version", endpoint.apiVersion())
                .put("enabled_events", new JsonArray(endpoint.enabledEvents()))
                .put("metadata", new JsonObject())
                .put("status", endpoint.enabled() ? "enabled" : "disabled")
                .put("url", endpoint.url().toString());
    }
}
