package com.ovgcpayments.gateway.connector.sellhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubFault;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubSession;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubVariant;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an amount becomes something of SellHub's catalogue, by each strategy, and what comes back as captured. */
class SellHubPricesTest {
    private static final String PRODUCTS = "POST /api/sellhub/products";

    private final SellHubRig rig = SellHubRig.start();

    @AfterEach
    void close() {
        rig.close();
    }

    private SellHubRig beside(Map<String, Object> settings) {
        return rig.beside(settings);
    }

    private SellHubRig selling(String strategy, String currencies, String variants) {
        return beside(Map.of("priceStrategy", strategy, "currencies", currencies, "variants", variants));
    }

    private static String listed(String amount, SellHubVariant variant) {
        return amount + ":" + variant.currency() + ":" + variant.productId() + ":" + variant.id();
    }

    // ---- fixed variants ----

    @Test
    void aListedAmountIsItsVariant() {
        SellHubVariant small = rig.sellhub().addProduct(new BigDecimal("25"), "usd", false);
        SellHubVariant large = rig.sellhub().addProduct(new BigDecimal("99.90"), "usd", false);
        SellHubRig fixed = selling("fixed-variants", "USD", listed("2500", small) + "," + listed("9990", large));

        SellHubRig.Order order = fixed.order(new Money(9990, "USD"));
        String session = fixed.open(order);
        assertThat(rig.sellhub().session(session).lines()).singleElement().satisfies(line -> {
            assertThat(line.productId()).isEqualTo(large.productId());
            assertThat(line.variantId()).isEqualTo(large.id());
            assertThat(line.quantity()).isEqualTo(1);
        });
        rig.sellhub().pay(session);
        assertThat(fixed.captures(order, session))
                .extracting(Outcome.Capture::money)
                .containsExactly(order.price());
    }

    @Test
    void whatIsNotListedIsNotSent() {
        SellHubVariant variant = rig.sellhub().addProduct(new BigDecimal("25"), "usd", false);
        SellHubRig fixed = selling("fixed-variants", "USD", listed("2500", variant));

        assertThat(fixed.begin(fixed.order(new Money(2501, "USD"))))
                .isEqualTo(new Outcome.NotSent("unsupported_amount 25.01 USD"));
        assertThat(fixed.begin(fixed.order(new Money(2500, "EUR"))))
                .isEqualTo(new Outcome.NotSent("unsupported_currency EUR"));
        assertThat(rig.sellhub().requests()).isEmpty();
    }

    /** The catalogue's price is what is charged, so what is charged is what is told. */
    @Test
    void aPriceThatWasChangedAtSellHubIsToldAsItIs() {
        SellHubVariant variant = rig.sellhub().addProduct(new BigDecimal("25"), "usd", false);
        SellHubRig fixed = selling("fixed-variants", "USD", listed("2500", variant));
        rig.sellhub().reprice(variant.id(), new BigDecimal("30.50"));

        SellHubRig.Order order = fixed.order();
        String session = fixed.open(order);
        rig.sellhub().pay(session);
        assertThat(fixed.captures(order, session))
                .extracting(Outcome.Capture::money)
                .containsExactly(new Money(3050, "USD"));
    }

    @Test
    void aVariantThatIsGoneIsNotSent() {
        SellHubVariant variant = rig.sellhub().addProduct(new BigDecimal("25"), "usd", false);
        SellHubRig fixed = selling("fixed-variants", "USD", listed("2500", variant));
        rig.sellhub().disable(variant.id());
        assertThat(fixed.begin(fixed.order())).isInstanceOf(Outcome.NotSent.class);
        assertThat(fixed.standings()).isEmpty();
    }

    // ---- pay what you want ----

    @ParameterizedTest
    @CsvSource({"1, usd, 0.01", "2500, usd, 25.00", "123456789, usd, 1234567.89", "2500, jpy, 2500", "2550, eur, 25.50"
    })
    void whatTheCartSaysIsCharged(long minor, String currency, String price) {
        SellHubVariant open = rig.sellhub().addProduct(BigDecimal.ONE, currency, true);
        SellHubRig wanted = selling("pay-what-you-want", currency, listed("", open));

        SellHubRig.Order order = wanted.order(new Money(minor, currency.toUpperCase(Locale.ROOT)));
        String session = openWithin(wanted, order);
        assertThat(lastCheckout().getJsonObject("variant").getString("price")).isEqualTo(price);
        if (!session.isEmpty()) {
            rig.sellhub().pay(session);
            assertThat(wanted.captures(order, session))
                    .extracting(Outcome.Capture::money)
                    .containsExactly(order.price());
        }
    }

    /** Empty where the store takes no order that large. */
    private static String openWithin(SellHubRig wanted, SellHubRig.Order order) {
        return wanted.begin(order) instanceof Outcome.Redirect page ? page.processorRef() : "";
    }

    private JsonObject lastCheckout() {
        String body = rig.sellhub().requests().stream()
                .filter(request -> request.path().equals("/api/checkout"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .body();
        return new JsonObject(body).getJsonObject("cart").getJsonArray("items").getJsonObject(0);
    }

    @Test
    void threeDecimalsAreWrittenExactly() {
        rig.sellhub().usdRate("kwd", new BigDecimal("3.25"));
        SellHubVariant open = rig.sellhub().addProduct(BigDecimal.ONE, "kwd", true);
        SellHubRig wanted = selling("pay-what-you-want", "KWD", listed("", open));
        // The double takes two decimals at most, so nothing is made of it.
        assertThat(wanted.begin(wanted.order(new Money(2525, "KWD")))).isInstanceOf(Outcome.NotSent.class);
        assertThat(lastCheckout().getJsonObject("variant").getString("price")).isEqualTo("2.525");

        SellHubRig made = beside(Map.of("currencies", "KWD"));
        assertThat(made.begin(made.order(new Money(2525, "KWD")))).isInstanceOf(Outcome.NotSent.class);
        assertThat(rig.sellhub().requests())
                .filteredOn(request -> request.path().equals("/api/sellhub/products"))
                .singleElement()
                .matches(request -> request.body().contains("\"price\":2.525,"));
    }

    // ---- a product for each amount ----

    @ParameterizedTest
    @CsvSource({"2500, USD, 25.00", "2505, EUR, 25.05", "2500, JPY, 2500"})
    void aProductCostsExactlyTheAmount(long minor, String currency, String price) {
        SellHubRig made = beside(Map.of("currencies", currency));
        SellHubRig.Order order = made.order(new Money(minor, currency));
        String session = made.open(order);

        assertThat(rig.sellhub().variants()).singleElement().satisfies(variant -> {
            assertThat(variant.price()).isEqualByComparingTo(price);
            assertThat(variant.currency()).isEqualToIgnoringCase(currency);
        });
        assertThat(rig.sellhub().products()).allMatch(product -> product.hidden() && !product.payWhatYouWant());
        rig.sellhub().pay(session);
        assertThat(made.captures(order, session))
                .extracting(Outcome.Capture::money)
                .containsExactly(order.price());
    }

    @Test
    void aProductIsMadeOnceAndRememberedAcrossRestarts() {
        rig.open(rig.order());
        rig.open(rig.order());
        SellHubRig restarted = beside(Map.of());
        restarted.open(restarted.order());
        assertThat(rig.sellhub().products()).hasSize(1);
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void twoThatBeginAtOnceShareOneProduct() {
        SellHubRig other = beside(Map.of());
        List<Outcome> both = Future.all(
                        rig.connector().begin(rig.order().begin()),
                        other.connector().begin(other.order().begin()))
                .await()
                .list();
        assertThat(both).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Redirect.class));
        assertThat(rig.sellhub().products()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"DROPPED_AFTER", "HANG_AFTER"})
    void aProductWhoseMakingWasNotAnsweredIsFound(SellHubFault fault) {
        rig.sellhub().fail(PRODUCTS, fault, 1);
        rig.open(rig.order());
        rig.open(rig.order());
        assertThat(rig.sellhub().products()).hasSize(1);
        assertThat(made()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"HTML_OK", "HTML_NOT_FOUND", "BLOCKED", "ERROR", "DROPPED_BEFORE"})
    void withoutAProductNoCheckoutIsOpened(SellHubFault fault) {
        rig.sellhub().fail(PRODUCTS, fault, 1);
        assertThat(rig.begin(rig.order())).isInstanceOf(Outcome.NotSent.class);
        assertThat(rig.sellhub().sessions()).isEmpty();
        rig.open(rig.order());
    }

    /** Somebody at SellHub changed what was made, before this gateway wrote it down. */
    @Test
    void aProductThatCostsSomethingElseIsNotUsed() {
        SellHubRig elsewhere = SellHubRig.start();
        try (elsewhere) {
            elsewhere.sellhub().fail(PRODUCTS, SellHubFault.DROPPED_AFTER, 1);
            elsewhere.sellhub().fail("GET /api/sellhub/products/variants", SellHubFault.ERROR, 1);
            assertThat(elsewhere.begin(elsewhere.order())).isInstanceOf(Outcome.NotSent.class);
            elsewhere.sellhub().reprice(elsewhere.sellhub().variants().get(0).id(), BigDecimal.TEN);
            assertThat(elsewhere.begin(elsewhere.order()))
                    .isEqualTo(new Outcome.NotSent("cannot use the product: it costs something else than 25.00 USD"));
            assertThat(elsewhere.sellhub().sessions()).isEmpty();
        }
    }

    // ---- whatever the strategy ----

    /** A payment counts by what was bought, however things are sold since. */
    @Test
    void aPaymentBegunByAnotherStrategyIsStillRead() {
        SellHubRig.Order order = rig.order();
        String session = rig.open(order);
        SellHubVariant variant = rig.sellhub().addProduct(new BigDecimal("25"), "usd", false);
        rig.sellhub().pay(session);
        SellHubRig fixed = selling("fixed-variants", "USD", listed("2500", variant));
        assertThat(fixed.captures(order, session)).hasSize(1);
    }

    @Test
    void thePayersAddressAndNothingElseOfHisGoesToSellHub() {
        SellHubRig.Order order = rig.order();
        SellHubSession session = rig.sellhub().session(rig.open(order));
        assertThat(session.email()).isEqualTo("payer@example.com");
        assertThat(session.returnUrl()).isEqualTo(order.begin().returnUrl().toString());
        assertThat(session.methodName()).isEmpty();
        assertThat(rig.sellhub().requests()).noneMatch(request -> request.body().contains("A book"));
    }

    private long made() {
        return rig.sellhub().requests().stream()
                .filter(request -> (request.method() + " " + request.path()).equals(PRODUCTS))
                .count();
    }
}
