package com.ovgcpayments.gateway.connector.sellhub.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented API: who may ask, what invoices look like, what products may be. */
class SellHubDashTest {
    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock();
    private SellHubDouble sellhub;
    private RawSellHub raw;

    @BeforeEach
    void start() {
        sellhub = SellHubDouble.start(vertx, clock);
        raw = RawSellHub.of(sellhub);
    }

    @AfterEach
    void stop() {
        sellhub.close();
        vertx.close().await();
    }

    private SellHubInvoice paid(String price, String currency) {
        return sellhub.pay(raw.session(sellhub.addProduct(new BigDecimal(price), currency, false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Basic ", "x"})
    void takesTheRawKeyOnly(String before) {
        RawSellHub.Reply reply =
                raw.with("Authorization", before + sellhub.apiKey()).dash("/invoices");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json())
                .isEqualTo(new JsonObject().put("error", "Unauthorized").put("message", "Invalid or missing API key"));
        assertThat(raw.without("Authorization").dash("/products").status()).isEqualTo(401);
        assertThat(raw.dash("/invoices").status()).isEqualTo(200);
    }

    @Test
    void blocksWhatIsNoBrowser() {
        RawSellHub bot = raw.with("User-Agent", "ovgc-gateway/1.0");

        for (RawSellHub.Reply reply : new RawSellHub.Reply[] {
            bot.dash("/invoices"),
            raw.without("User-Agent").dash("/invoices"),
            bot.get(sellhub.storeUrl() + "/checkout/x"),
            bot.checkout(RawSellHub.order(sellhub.addProduct(BigDecimal.ONE, "usd", false)))
        }) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.type()).startsWith("text/html");
        }
        assertThat(sellhub.sessions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invoices/1", "/payments", "/refunds", "/invoices/", "/checkout"})
    void hasAPageForWhatItDoesNotKnow(String path) {
        RawSellHub.Reply reply = raw.dash(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.type()).startsWith("text/html");
        assertThat(reply.body()).contains("This page could not be found");
    }

    @Test
    void keepsTheHostsApart() {
        String dashOrigin = sellhub.dashUrl().resolve("/").toString();

        assertThat(raw.post(dashOrigin + "api/checkout", "{}").status()).isEqualTo(404);
        assertThat(raw.get(sellhub.storeUrl() + "/api/sellhub/invoices").status())
                .isEqualTo(404);
        assertThat(raw.get(sellhub.combinedUrl() + "/api/sellhub/invoices").status())
                .isEqualTo(200);
        assertThat(raw.post(sellhub.combinedUrl() + "/api/checkout", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void tellsOfAnInvoice() {
        SellHubInvoice invoice = paid("25.00", "usd");

        RawSellHub.Reply reply = raw.dash("/invoices");
        JsonObject told = reply.data().getJsonArray("invoices").getJsonObject(0);

        assertThat(told.fieldNames())
                .contains(
                        "customerId",
                        "paymentMethod",
                        "displayedPaymentInfo",
                        "leftFeedback",
                        "discordAccount",
                        "invoiceFields")
                .doesNotContain("currency", "email");
        assertThat(told.getString("id")).isEqualTo(invoice.id());
        assertThat(told.getString("createdOnSessionId"))
                .isEqualTo(invoice.session().id());
        assertThat(told.getString("status")).isEqualTo("paid");
        assertThat(told.getString("createdAt")).isEqualTo("2026-11-20T12:00:00.000Z");
        assertThat(reply.body()).contains("\"totalInUsd\":25,");
        assertThat(told.getJsonArray("invoiceItems"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject()
                                .put(
                                        "productVariantId",
                                        invoice.session().lines().get(0).variantId())
                                .put("quantity", 1)
                                .put("price", 25)
                                .putNull("couponId")));
        assertThat(told.getJsonArray("invoiceLogs")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"10.01, usd, 10.01", "10.10, eur, 11.11", "0.05, gbp, 0.06", "100, jpy, 0.65"})
    void totalsInUsdWhateverTheCurrency(String price, String currency, String usd) {
        paid(price, currency);

        JsonObject told = raw.invoices().getJsonObject(0);
        assertThat(told.getValue("totalInUsd")).isEqualTo(Double.valueOf(usd));
        assertThat(new BigDecimal(told.getJsonArray("invoiceItems")
                        .getJsonObject(0)
                        .getValue("price")
                        .toString()))
                .isEqualByComparingTo(price);
    }

    @ParameterizedTest
    @CsvSource({
        "'?createdAtFrom=2026-11-20T12:01:00.000Z', 2",
        "'?createdAtFrom=2026-11-20T12:01:00.001Z', 1",
        "'?createdAtTo=2026-11-20T12:01:00Z', 2",
        "'?createdAtTo=2026-11-20T12:00:59.999Z', 1",
        "'?createdAtFrom=2026-11-20T12:00:30Z&createdAtTo=2026-11-20T12:01:30Z', 1",
        "'?createdAtFrom=2026-11-20T14:01:00%2B02:00', 2",
        "'?createdAtFrom=2026-11-20T12:03:00Z', 0",
        "'?id=none', 0",
        "'', 3"
    })
    void honoursBothBounds(String query, int found) {
        for (int i = 0; i < 3; i++) {
            paid("1", "usd");
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(raw.dash("/invoices" + query).data().getJsonArray("invoices"))
                .hasSize(found);
        String id = sellhub.invoices().get(1).id();
        assertThat(raw.dash("/invoices?id=" + id).data().getJsonArray("invoices"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1700000000", "2026-11-20", "2026-11-20T12:00:00", ""})
    void wantsInstantsAsBounds(String bound) {
        assertThat(raw.dash("/invoices?createdAtFrom=" + bound).status()).isEqualTo(400);
    }

    private static JsonObject product(String variantId) {
        return new JsonObject()
                .put("name", "Checkout")
                .put("url", "checkout-2499-usd")
                .put("hidden", true)
                .put("payWhatYouWantEnabled", false)
                .put(
                        "variants",
                        new JsonObject()
                                .put(
                                        variantId,
                                        new JsonObject()
                                                .put("name", "Default")
                                                .put("price", 24.99)
                                                .put("currency", "USD")
                                                .put(
                                                        "delivery",
                                                        new JsonObject()
                                                                .put("method", "automatic")
                                                                .put("unlimitedStock", true))));
    }

    @Test
    void sellsWhatWasCreated() {
        String variantId = UUID.randomUUID().toString();
        String productId = raw.create(product(variantId)).json().getString("productId");
        sellhub.addProduct(BigDecimal.TEN, "eur", false);

        assertThat(raw.dash("/products").data().getJsonArray("products")).hasSize(2);
        assertThat(raw.dash("/products/variants").data().getJsonArray("variants"))
                .hasSize(2);
        JsonArray variants =
                raw.dash("/products/variants?productId=" + productId).data().getJsonArray("variants");
        assertThat(variants).hasSize(1);
        assertThat(variants.getJsonObject(0).getString("id")).isEqualTo(variantId);
        assertThat(variants.getJsonObject(0).getValue("price")).isEqualTo(24.99);
        SellHubVariant variant = sellhub.variants().get(0);
        assertThat(sellhub.session(raw.session(variant)).total()).isEqualByComparingTo("24.99");
    }

    @ParameterizedTest
    @CsvSource({
        "name, 5",
        "name, '\"\"'",
        "name,",
        "hidden, '\"no\"'",
        "payWhatYouWantEnabled, 1",
        "url, '\"Not a slug\"'",
        "variants, '[]'",
        "variants, '{}'",
        "variants, '{\"one\":{}}'",
        "v.name,",
        "v.price, '\"24.99\"'",
        "v.price, 24.999",
        "v.price, -1",
        "v.price,",
        "v.currency, '\"xxx\"'",
        "v.currency,",
        "v.delivery,",
        "v.enabled, '\"yes\"'",
        "v.minOrderQuantity, 0"
    })
    void refusesBadProducts(String member, String value) {
        String variantId = UUID.randomUUID().toString();
        JsonObject product = product(variantId);
        JsonObject target =
                member.startsWith("v.") ? product.getJsonObject("variants").getJsonObject(variantId) : product;
        String name = member.replace("v.", "");
        if (value == null) {
            target.remove(name);
        } else {
            target.put(name, io.vertx.core.json.Json.decodeValue(value));
        }

        RawSellHub.Reply reply = raw.create(product);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains(name.equals("variants") ? "" : name);
        assertThat(sellhub.products()).isEmpty();
        assertThat(sellhub.variants()).isEmpty();
    }

    @Test
    void takesNoSlugTwice() {
        raw.create(product(UUID.randomUUID().toString()));

        assertThat(raw.create(product(UUID.randomUUID().toString())).message()).isEqualTo("url is taken");
    }
}
