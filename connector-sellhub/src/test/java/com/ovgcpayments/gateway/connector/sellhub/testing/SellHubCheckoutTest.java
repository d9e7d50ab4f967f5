package com.ovgcpayments.gateway.connector.sellhub.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating sessions, and confirming a method. */
class SellHubCheckoutTest {
    private final Vertx vertx = Vertx.vertx();
    private SellHubDouble sellhub;
    private RawSellHub raw;
    private SellHubVariant variant;

    @BeforeEach
    void start() {
        sellhub = SellHubDouble.start(vertx);
        raw = RawSellHub.of(sellhub);
        variant = sellhub.addProduct(new BigDecimal("24.99"), "usd", false);
    }

    @AfterEach
    void stop() {
        sellhub.close();
        vertx.close().await();
    }

    private JsonObject order() {
        return RawSellHub.order(variant);
    }

    /** The object that a dotted path's last name belongs to. */
    private static JsonObject at(JsonObject order, String path) {
        JsonObject item = RawSellHub.item(order);
        if (path.startsWith("variant.")) {
            return item.getJsonObject("variant");
        }
        return path.startsWith("item.") ? item : order;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    @Test
    void createsAnotherSessionEachTime() {
        RawSellHub.Reply reply = raw.checkout(order());
        String second = raw.session(variant);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().getString("status")).isEqualTo("success");
        assertThat(reply.json().getJsonObject("session").getString("id")).isNotEqualTo(second);
        assertThat(sellhub.sessionsByReturnUrl("ses_1_1")).hasSize(2);
        assertThat(sellhub.sessionsByEmail("ann@example.com")).hasSize(2);
        assertThat(sellhub.sessionsByEmail("bob@example.com")).isEmpty();
        assertThat(sellhub.requests()).hasSize(2);
        assertThat(raw.invoices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email",
                "currency",
                "returnUrl",
                "methodName",
                "customFieldValues",
                "cart",
                "item.id",
                "item.quantity",
                "item.variant",
                "variant.id",
                "variant.name",
                "variant.price"
            })
    void requires(String member) {
        JsonObject order = order();
        at(order, member).remove(last(member));
        RawSellHub.Reply reply = raw.checkout(order);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).endsWith(last(member) + " is required");
        assertThat(sellhub.sessions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "variant.price, 24.99",
        "variant.price, '\"24,99\"'",
        "methodName, '\"cash\"'",
        "customFieldValues, '{}'",
        "returnUrl, '\"/return\"'",
        "email, '\"nobody\"'",
        "currency, '\"eur\"'",
        "item.quantity, '\"1\"'",
        "item.quantity, 0",
        "item.quantity, 100000",
        "item.coupon, '\"FREE\"'",
        "item.addons, '[1]'",
        "bundleIds, '[\"x\"]'"
    })
    void refuses(String member, String value) {
        JsonObject order = order();
        at(order, member).put(last(member), Json.decodeValue(value));

        assertThat(raw.checkout(order).status()).isEqualTo(400);
        assertThat(sellhub.sessions()).isEmpty();
    }

    @Test
    void refusesWhatIsNoJson() {
        String url = sellhub.storeUrl() + "/api/checkout";

        assertThat(raw.post(url, "email=a").status()).isEqualTo(400);
        assertThat(raw.with("Content-Type", "text/plain")
                        .post(url, order().encode())
                        .status())
                .isEqualTo(400);
        assertThat(raw.get(url).status()).isEqualTo(405);
    }

    @Test
    void chargesTheCataloguePrice() {
        JsonObject order = order();
        RawSellHub.item(order).put("quantity", 2).getJsonObject("variant").put("price", "0.00");
        raw.checkout(order);
        SellHubSession before = sellhub.sessions().get(0);
        sellhub.reprice(variant.id(), new BigDecimal("30"));

        assertThat(before.total()).isEqualByComparingTo("49.98");
        assertThat(sellhub.pay(before.id()).total()).isEqualByComparingTo("49.98");
        assertThat(sellhub.session(raw.session(variant)).total()).isEqualByComparingTo("30");
    }

    @Test
    void letsPayWhatIsWantedWhereThatIsOn() {
        SellHubVariant free = sellhub.addProduct(new BigDecimal("24.99"), "usd", true);
        JsonObject nothing = RawSellHub.order(free);
        RawSellHub.item(nothing).getJsonObject("variant").put("price", "0.00");

        assertThat(sellhub.session(raw.session(free)).total()).isEqualByComparingTo("7.50");
        assertThat(raw.checkout(nothing).status()).isEqualTo(400);
    }

    @Test
    void knowsItsCatalogue() {
        SellHubVariant other = sellhub.addProduct(BigDecimal.ONE, "usd", false);
        JsonObject unknown = order();
        RawSellHub.item(unknown).put("id", UUID.randomUUID().toString());
        JsonObject mixed = order();
        RawSellHub.item(mixed).getJsonObject("variant").put("id", other.id());

        assertThat(raw.checkout(unknown).status()).isEqualTo(404);
        assertThat(raw.checkout(unknown).message()).isEqualTo("Product not found");
        assertThat(raw.checkout(mixed).message()).isEqualTo("Variant not found");
        sellhub.disable(variant.id());
        assertThat(raw.checkout(order()).status()).isEqualTo(400);
        assertThat(raw.checkout(order()).message()).isEqualTo("Variant is disabled");
    }

    /** Serials are not kept, so what was created without unlimited stock has none. */
    @Test
    void runsOutOfStock() {
        String id = UUID.randomUUID().toString();
        JsonObject limited = new JsonObject()
                .put("name", "Default")
                .put("price", 5)
                .put("currency", "usd")
                .put("delivery", new JsonObject().put("method", "automatic"));
        raw.create(new JsonObject()
                .put("name", "Limited")
                .put("url", "limited")
                .put("variants", new JsonObject().put(id, limited)));

        assertThat(raw.checkout(RawSellHub.order(sellhub.variants().get(1))).message())
                .isEqualTo("Variant is out of stock");
    }

    @Test
    void needsNoKeyButNoWrongOne() {
        assertThat(raw.without("Authorization").checkout(order()).status()).isEqualTo(200);
        assertThat(raw.with("Authorization", "Bearer " + sellhub.apiKey())
                        .checkout(order())
                        .status())
                .isEqualTo(401);
    }

    private RawSellHub.Reply process(String session, String method) {
        return raw.post(
                sellhub.storeUrl() + "/api/processCheckout",
                new JsonObject().put("id", session).put("methodName", method).encode());
    }

    @Test
    void confirmsAMethod() {
        String session = raw.session(variant);
        String invoice = process(session, "stripe").json().getString("invoiceId");

        assertThat(sellhub.invoice(invoice).paid()).isFalse();
        assertThat(sellhub.invoice(invoice).paymentMethod()).isEqualTo("stripe");
        assertThat(process(session, "stripe").json().getString("invoiceId")).isEqualTo(invoice);
        assertThat(process(session, "cash").status()).isEqualTo(400);
        assertThat(process("sess_none", "stripe").status()).isEqualTo(404);
        assertThat(sellhub.pay(session).id()).isEqualTo(invoice);
        assertThat(process(session, "stripe").status()).isEqualTo(400);
    }

    @Test
    void keepsCustomFields() {
        JsonArray fields = new JsonArray().add(new JsonObject().put("key", "k").put("value", "v"));
        raw.checkout(order().put("customFieldValues", fields));
        SellHubInvoice invoice = sellhub.pay(sellhub.sessions().get(0).id());

        assertThat(raw.invoices().getJsonObject(0).getJsonArray("invoiceFields"))
                .isEqualTo(fields);
        assertThat(new JsonObject(sellhub.eventsOf(invoice.id()).get(0).body())
                        .getJsonObject("order")
                        .getJsonArray("custom_fields"))
                .isEqualTo(fields);
    }
}
