package com.ovgcpayments.gateway.connector.sellhub.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How SellHub writes things down. Called under the state's lock, but for {@link #event}. */
final class SellHubJson {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SellHubState state;

    SellHubJson(SellHubState state) {
        this.state = state;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** A number as JavaScript writes it: 50, 24.9. */
    static BigDecimal number(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    static JsonObject product(SellHubProduct product) {
        return new JsonObject()
                .put("id", product.id())
                .put("name", product.name())
                .put("url", product.slug())
                .put("hidden", product.hidden())
                .put("payWhatYouWantEnabled", product.payWhatYouWant())
                .put("createdAt", time(product.createdAt()));
    }

    static JsonObject variant(SellHubVariant variant) {
        SellHubVariant.Limits limits = variant.limits();
        return new JsonObject()
                .put("id", variant.id())
                .put("productId", variant.productId())
                .put("name", variant.name())
                .put("price", number(variant.price()))
                .put("currency", variant.currency())
                .put("hidden", variant.hidden())
                .put("enabled", variant.enabled())
                .put("unlimitedStock", variant.unlimitedStock())
                .put("stockVisible", false)
                .put("minOrderQuantity", limits.minQuantity())
                .put("maxOrderQuantity", limits.maxQuantity())
                .put("minOrderTotal", number(limits.minTotal()))
                .put("maxOrderTotal", number(limits.maxTotal()))
                .put("createdAt", time(variant.createdAt()));
    }

    JsonObject invoice(SellHubInvoice invoice) {
        SellHubSession session = invoice.session();
        JsonArray items = new JsonArray();
        session.lines().forEach(line -> items.add(item(line)));
        JsonArray logs = new JsonArray();
        invoice.logs().forEach(log -> logs.add(log(log)));
        JsonObject json = new JsonObject()
                .put("id", invoice.id())
                .put("customerId", invoice.customerId())
                .put("totalInUsd", inUsd(invoice.total(), session.currency()))
                .put("paymentMethod", invoice.paymentMethod())
                .put("displayedPaymentInfo", invoice.paymentMethod())
                .put("createdOnSessionId", session.id())
                .put("leftFeedback", false)
                .put("status", invoice.status())
                .put("createdAt", time(invoice.createdAt()))
                .putNull("discordAccount")
                .put("invoiceFields", session.customFields().copy())
                .put("invoiceItems", items)
                .put("invoiceLogs", logs);
        Optional.ofNullable(state.lies.get(session.id())).ifPresent(lie -> distort(json, invoice, lie));
        return json;
    }

    private static JsonObject item(SellHubSession.Line line) {
        return new JsonObject()
                .put("productVariantId", line.variantId())
                .put("quantity", line.quantity())
                .put("price", number(line.price()))
                .putNull("couponId");
    }

    private static JsonObject log(SellHubInvoice.Log log) {
        return new JsonObject().put("log", log.log()).put("type", "info").put("createdAt", time(log.createdAt()));
    }

    private BigDecimal inUsd(BigDecimal amount, String currency) {
        return number(
                amount.multiply(SellHubState.get(state.usdRates, currency)).setScale(2, RoundingMode.HALF_UP));
    }

    private void distort(JsonObject json, SellHubInvoice invoice, Lie lie) {
        SellHubSession session = invoice.session();
        SellHubSession.Line line = session.lines().get(0);
        JsonObject item = json.getJsonArray("invoiceItems").getJsonObject(0);
        switch (lie) {
            case OTHER_SESSION ->
                json.put("createdOnSessionId", "sess_other_" + session.id().hashCode());
            case OTHER_TOTAL -> {
                item.put("price", number(line.price().add(BigDecimal.ONE)));
                BigDecimal total = invoice.total().add(BigDecimal.valueOf(line.quantity()));
                json.put("totalInUsd", inUsd(total, session.currency()));
            }
            case OTHER_CURRENCY -> {
                String other = session.currency().equals("eur") ? "gbp" : "eur";
                item.put("productVariantId", foreignVariant(line, other).id());
                json.put("totalInUsd", inUsd(invoice.total(), other));
            }
        }
    }

    /** One that the catalogue has as well, so that the lie is consistent. */
    private SellHubVariant foreignVariant(SellHubSession.Line line, String currency) {
        return state.variants.values().stream()
                .filter(variant ->
                        variant.currency().equals(currency) && variant.price().compareTo(line.price()) == 0)
                .findFirst()
                .orElseGet(() -> new SellHubCatalogue(state).add(line.price(), currency, false));
    }

    static SellHubEvent event(String type, SellHubInvoice invoice) {
        SellHubSession session = invoice.session();
        JsonArray items = new JsonArray();
        session.lines().forEach(line -> items.add(new JsonObject().put("product_id", line.productId())));
        String id = SellHubState.random("evt_");
        JsonObject body = new JsonObject()
                .put("event_id", id)
                .put("event", type)
                .put(
                        "order",
                        new JsonObject()
                                .put("id", invoice.id())
                                .put("status", invoice.status())
                                .put("line_items", items)
                                .put("custom_fields", session.customFields()));
        return new SellHubEvent(id, type, invoice.id(), body.encode());
    }
}
