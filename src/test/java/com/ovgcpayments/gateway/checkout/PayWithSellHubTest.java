package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubDouble;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubSession;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubVariant;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole way of a payment through SellHub, with a double of it, in a browser: whoever brings the news first, what
 * SellHub does not sell, and what comes of it that its page cannot be closed. Stripe stands second, with a double too.
 */
class PayWithSellHubTest {
    private static final String PAY = "Pay $25.00";

    private static final int MOST_LOOKS = 3_000;

    private static Vertx vertx;
    private static SellHubDouble sellhub;
    private static StripeDouble stripe;
    private static Checkout checkout;
    private static MerchantReceiver receiver;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        sellhub = SellHubDouble.start(vertx);
        stripe = StripeDouble.start(vertx);
        SellHubVariant variant = sellhub.addProduct(new BigDecimal("25.00"), "usd", false);
        checkout = Checkout.start(
                "connectors.sandbox.enabled=false",
                "routing.order=sellhub,stripe",
                "connectors.sellhub.label=SellHub",
                "connectors.sellhub.apiKey=" + sellhub.apiKey(),
                "connectors.sellhub.storeUrl=" + sellhub.storeUrl(),
                "connectors.sellhub.dashBaseUrl=" + sellhub.dashUrl(),
                "connectors.sellhub.webhook.secrets=" + sellhub.webhookSecret(),
                "connectors.sellhub.variants=2500:USD:" + variant.productId() + ":" + variant.id(),
                "connectors.stripe.testApiKey=" + stripe.testKey(),
                "connectors.stripe.webhookSecrets=" + stripe.webhookSecret(),
                "connectors.stripe.apiBase=" + stripe.url(),
                "connectors.stripe.checkoutOrigins=" + stripe.url());
        sellhub.notifyTo(URI.create(checkout.gateway().apiUrl() + "/notifications/sellhub"));
        receiver = MerchantReceiver.start(vertx);
        checkout.gateway()
                .post(
                        "/api/webhook-endpoints",
                        checkout.gateway().testKey,
                        new JsonObject().put("url", receiver.url()));
    }

    @AfterAll
    static void stop() {
        checkout.close();
        sellhub.close();
        stripe.close();
        vertx.close().await();
    }

    @AfterEach
    void tellAll() {
        sellhub.release();
    }

    @Test
    void payerPaysAtSellHubAndEndsAtTheShop() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openSellHub(visit, id);
            assertThat(visit.text()).contains("25.00 USD", "customer@example.com");
            visit.picture("sellhub-double");
            visit.press("Pay");
            visit.awaitAt(checkout.shop().success());
        }
        assertPaidOnce(id);
    }

    @Test
    void theWebhookBringsTheNewsBeforeThePayerDoes() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openSellHub(visit, id);
            Runnable goesOn = payAndStay(visit);
            untilTold(id);
            goesOn.run();
            visit.awaitAt(checkout.shop().success());
        }
        assertPaidOnce(id);
    }

    @Test
    void thePayerBringsTheNewsBeforeTheWebhookDoes() {
        sellhub.hold();
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openSellHub(visit, id);
            visit.press("Pay");
            visit.awaitAt(checkout.shop().success());
        }
        untilTold(id);
        sellhub.release();
        sellhub.idle().await();
        assertPaidOnce(id);
    }

    @Test
    void withNeitherTheGatewayAsks() {
        sellhub.hold();
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openSellHub(visit, id);
            payAndStay(visit);
        }
        checkNow(id);
        assertPaidOnce(id);
    }

    @Test
    void everyWebhookTwiceChangesNothing() {
        sellhub.sendTwice(true);
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openSellHub(visit, id);
            visit.press("Pay");
            visit.awaitAt(checkout.shop().success());
        }
        sellhub.idle().await();
        sellhub.sendTwice(false);
        assertPaidOnce(id);
    }

    @Test
    void aSlowMethodCompletesWhenItsMoneyComes() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openSellHub(visit, id);
            visit.press("Pay by a slow method");
            visit.page().getByText("We are waiting for your payment").waitFor();
        }
        checkNow(id);
        sellhub.complete(sellhub.invoicesOf(atSellHub(id).id()).get(0).id());
        assertPaidOnce(id);
    }

    /** What an operator does there whom a merchant asks: the session stays paid, and nobody else must decide. */
    @Test
    void aPaymentThatIsPaidBackAtSellHubStaysPaid() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openSellHub(visit, id);
            visit.press("Pay");
            visit.awaitAt(checkout.shop().success());
        }
        assertPaidOnce(id);
        sellhub.status(sellhub.invoicesOf(atSellHub(id).id()).get(0).id(), "refunded");
        sellhub.idle().await();
        until(() ->
                attempts(id, "checked_at > ended_at AND leased_until IS NULL").size() == 1);
        assertThat(attempts(id, "next_check_at IS NULL AND operator_since IS NULL"))
                .containsExactly("sellhub succeeded");
        assertThat(status(id)).isEqualTo("completed");
    }

    /** SellHub has one way back only, which tells nothing; so our page says how to go on, and how to turn back. */
    @Test
    void whoComesBackUnpaidGoesOnWithTheSamePageOrToTheShop() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openSellHub(visit, id);
            String page = visit.page().url();
            visit.page().locator("#back").click();
            visit.awaitState("ready");
            assertThat(visit.heading()).isEqualTo("Continue your payment");
            visit.press("Continue at SellHub");
            visit.awaitAt(sellhub.storeUrl().toString());
            assertThat(visit.page().url()).isEqualTo(page);

            visit.page().locator("#back").click();
            visit.awaitState("ready");
            visit.follow("Back to Shop & Söhne");
            visit.awaitAt(checkout.shop().cancel());
        }
        assertThat(status(id)).isEqualTo("pending");
        assertThat(attempts(id, "true")).containsExactly("sellhub open");
        assertThat(sellhub.sessionsByReturnUrl(id)).hasSize(1);
    }

    @Test
    void whatSellHubDoesNotSellGoesToTheNextWithinTheSameClick() {
        int before = sellhub.sessions().size();
        String id = checkout.gateway()
                .createSession(
                        checkout.gateway().testKey,
                        checkout.shop().sessionBody().put("amount", 2600));
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(id));
            visit.press("Pay $26.00");
            visit.awaitAt(stripe.url() + "/c/pay/");
            visit.press("Pay");
            visit.awaitAt(checkout.shop().success());
        }
        assertThat(attempts(id, "true")).containsExactly("sellhub not_sent", "stripe succeeded");
        assertThat(attempts(id, "reason = 'unsupported_amount 26.00 USD'")).containsExactly("sellhub not_sent");
        assertThat(sellhub.sessions()).hasSize(before);
    }

    /** SellHub's page cannot be closed. What is paid there after all is kept, as money that must go back. */
    @Test
    void whoChoosesAnotherWayAndPaysBothHasPaidOneTooMany() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openSellHub(visit, id);
            visit.open(checkout.page(id));
            visit.press("Pay $25.00 with Stripe");
            visit.awaitAt(stripe.url() + "/c/pay/");
            visit.open(checkout.page(id));
            assertThat(visit.text()).contains("Your earlier page at SellHub may still be open.");
            visit.submit();
            visit.awaitAt(stripe.url() + "/c/pay/");
            visit.press("Pay");
            visit.awaitAt(checkout.shop().success());
        }
        assertThat(attempts(id, "true")).containsExactly("sellhub superseded", "stripe succeeded");
        sellhub.pay(atSellHub(id).id());
        until(() -> surplus(id).equals(List.of("duplicate")));
        assertThat(status(id)).isEqualTo("completed");
        assertThat(told(id, "payment.succeeded")).isEqualTo(1);
    }

    @Test
    void theWarningKeepsNobodyOut() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openSellHub(visit, id);
            visit.open(checkout.page(id));
            visit.awaitState("ready");
            visit.freeze();
            assertThat(visit.text()).contains("Continue at SellHub", "Your page at SellHub cannot be closed from here");
            visit.lookAt(ColorScheme.DARK);
            visit.picture("leaving-sellhub-dark");
            assertThat(visit.barriersOfColour()).isEmpty();
            visit.lookAt(ColorScheme.LIGHT);
            visit.picture("leaving-sellhub");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
        }
    }

    @Test
    void theWarningNeedsNoScript() {
        String id = checkout.session();
        try (Visit visit = Visit.withoutScript()) {
            openSellHub(visit, id);
            visit.open(checkout.page(id));
            visit.press("Pay $25.00 with Stripe");
            visit.awaitAt(stripe.url() + "/c/pay/");
        }
        assertThat(attempts(id, "true")).containsExactly("sellhub superseded", "stripe open");
    }

    /** A tab from before: its form knows nothing of the page that has been opened since. */
    @Test
    void whoWasNotWarnedIsWarnedFirst() {
        String id = checkout.session();
        try (Visit early = Visit.start();
                Visit late = Visit.start()) {
            early.open(checkout.page(id));
            openSellHub(late, id);
            early.page().getByLabel("Stripe").check();
            early.submit();
            early.awaitState("ready");
            assertThat(early.text()).contains("Your page at SellHub cannot be closed from here");
            assertThat(attempts(id, "true")).containsExactly("sellhub open");
            early.press("Continue at SellHub");
            early.awaitAt(sellhub.storeUrl() + "/checkout/");
        }
        assertThat(sellhub.sessionsByReturnUrl(id)).hasSize(1);
    }

    @Test
    void theSessionEndsAlthoughSellHubsPageDoesNot() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openSellHub(visit, id);
        }
        checkout.setTimeLeft(id, Duration.ofMinutes(-10));
        checkNow(id);
        until(() -> status(id).equals("expired"));
        assertThat(attempts(id, "next_check_at IS NOT NULL")).containsExactly("sellhub superseded");
        sellhub.pay(atSellHub(id).id());
        until(() -> surplus(id).equals(List.of("late")));
        assertThat(status(id)).isEqualTo("expired");
    }

    private static void openSellHub(Visit visit, String id) {
        visit.open(checkout.page(id));
        visit.press(PAY);
        visit.awaitAt(sellhub.storeUrl() + "/checkout/");
    }

    /**
     * The payer has paid, and SellHub's answer, which sends him on, has not reached his browser.
     *
     * @return lets it
     */
    private static Runnable payAndStay(Visit visit) {
        List<Runnable> answers = new ArrayList<>();
        visit.page().route(sellhub.storeUrl() + "/checkout/**", route -> {
            APIResponse paid = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
            answers.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(paid)));
        });
        visit.button("Pay").evaluate("it => setTimeout(() => it.click())");
        visit.page().waitForCondition(() -> !answers.isEmpty());
        return answers.get(0);
    }

    private static SellHubSession atSellHub(String id) {
        return sellhub.sessionsByReturnUrl(id).get(0);
    }

    private static void checkNow(String id) {
        checkout.sql("UPDATE attempt SET next_check_at = clock_timestamp() WHERE session_id = $1::text::uuid", id);
    }

    /** The session's attempts that are so, as connector and state, the first one first. */
    private static List<String> attempts(String id, String so) {
        return texts(
                "SELECT connector || ' ' || state FROM attempt WHERE session_id = $1::text::uuid AND (" + so
                        + ") ORDER BY number",
                id);
    }

    private static List<String> surplus(String id) {
        return texts(
                "SELECT kind::text FROM surplus_capture WHERE attempt_id IN"
                        + " (SELECT id FROM attempt WHERE session_id = $1::text::uuid)",
                id);
    }

    private static List<String> texts(String query, String id) {
        return StreamSupport.stream(
                        checkout.gateway().owner().query(query, id).await().spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }

    private static void assertPaidOnce(String id) {
        untilTold(id);
        assertThat(status(id)).isEqualTo("completed");
        assertThat(told(id, "payment.succeeded")).isEqualTo(1);
        assertThat(sellhub.sessionsByReturnUrl(id)).hasSize(1);
        assertThat(session(id).getJsonObject("transaction").getString("gateway"))
                .isEqualTo("sellhub");
        assertThat(surplus(id)).isEmpty();
    }

    private static void untilTold(String id) {
        receiver.until(all -> count(all, id, "payment.succeeded") > 0)
                .timeout(20, TimeUnit.SECONDS)
                .await();
    }

    private static long told(String id, String type) {
        return count(receiver.all(), id, type);
    }

    private static long count(List<MerchantReceiver.Received> all, String id, String type) {
        return all.stream()
                .map(MerchantReceiver.Received::json)
                .filter(event -> event.getString("type").equals(type))
                .filter(event -> event.getJsonObject("data")
                        .getJsonObject("session")
                        .getString("id")
                        .equals(id))
                .count();
    }

    private static String status(String id) {
        return session(id).getString("status");
    }

    private static JsonObject session(String id) {
        return checkout.gateway()
                .get("/api/checkout-sessions/" + id, checkout.gateway().testKey)
                .bodyAsJsonObject()
                .getJsonObject("data");
    }

    private static void until(BooleanSupplier condition) {
        for (int i = 0; !condition.getAsBoolean(); i++) {
            assertThat(i).as("looks").isLessThan(MOST_LOOKS);
            vertx.timer(50, TimeUnit.MILLISECONDS).await();
        }
    }
}
