package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeSession;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way of a payment through Stripe, with a double of it, in a browser: whoever brings the news first. */
class PayWithStripeTest {
    private static final String PAY = "Pay $25.00";

    private static final int MOST_LOOKS = 3_000;

    private static Vertx vertx;
    private static StripeDouble stripe;
    private static Checkout checkout;
    private static MerchantReceiver receiver;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        stripe = StripeDouble.start(vertx);
        checkout = Checkout.start(
                "connectors.sandbox.enabled=false",
                "connectors.stripe.testApiKey=" + stripe.testKey(),
                "connectors.stripe.webhookSecrets=" + stripe.webhookSecret(),
                "connectors.stripe.apiBase=" + stripe.url(),
                "connectors.stripe.checkoutOrigins=" + stripe.url());
        stripe.notifyTo(URI.create(checkout.gateway().apiUrl() + "/notifications/stripe"));
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
        stripe.close();
        vertx.close().await();
    }

    @AfterEach
    void tellAll() {
        stripe.release();
    }

    @Test
    void payerPaysAtStripeAndEndsAtTheShop() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(id));
            visit.press(PAY);
            visit.awaitAt(stripe.url() + "/c/pay/");
            assertThat(visit.text()).contains("25.00 USD", "Premium Plan", "customer@example.com");
            visit.picture("stripe-double");
            visit.press("Pay");
            visit.awaitAt(checkout.shop().success());
        }
        assertPaidOnce(id);
    }

    @Test
    void theNotificationBringsTheNewsBeforeThePayerDoes() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openStripe(visit, id);
            Runnable goesOn = payAndStay(visit);
            untilTold(id);
            goesOn.run();
            visit.awaitAt(checkout.shop().success());
        }
        assertPaidOnce(id);
    }

    @Test
    void thePayerBringsTheNewsBeforeTheNotificationDoes() {
        stripe.hold();
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openStripe(visit, id);
            visit.press("Pay");
            visit.awaitAt(checkout.shop().success());
        }
        untilTold(id);
        stripe.release();
        stripe.idle().await();
        assertPaidOnce(id);
    }

    @Test
    void withNeitherTheGatewayAsks() {
        stripe.hold();
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openStripe(visit, id);
            payAndStay(visit);
        }
        checkout.sql("UPDATE attempt SET next_check_at = clock_timestamp() WHERE session_id = $1::text::uuid", id);
        assertPaidOnce(id);
    }

    @Test
    void everyNotificationTwiceAndTheLastFirstChangesNothing() {
        stripe.hold();
        stripe.sendTwice(true);
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openStripe(visit, id);
            visit.press("Card is declined");
            assertThat(visit.text()).contains("declined");
            visit.press("Pay");
            visit.awaitAt(checkout.shop().success());
        }
        stripe.settle(stripe.paymentIntent(atStripe(id).id()).orElseThrow().id());
        stripe.releaseReversed();
        stripe.idle().await();
        stripe.sendTwice(false);
        assertPaidOnce(id);
        assertThat(told(id, "payment.declined")).isZero();
    }

    @Test
    void whoTurnsBackAtStripeComesBackToTheShop() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openStripe(visit, id);
            visit.page().locator("#back").click();
            visit.awaitAt(checkout.shop().cancel());
        }
        assertThat(status(id)).isEqualTo("pending");
    }

    @Test
    void theGatewaysDeadlineEndsStripesPageToo() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openStripe(visit, id);
            checkout.setTimeLeft(id, Duration.ofSeconds(-1));
            checkout.sql("UPDATE attempt SET next_check_at = clock_timestamp() WHERE session_id = $1::text::uuid", id);
            until(() -> atStripe(id).status() == StripeSession.Status.EXPIRED);
            visit.press("Pay");
            visit.page().getByText("a timeout occurred").waitFor();
        }
        assertThat(stripe.paymentIntent(atStripe(id).id())).isEmpty();
        until(() -> status(id).equals("expired"));
    }

    @Test
    void aRefusalThatStoodWhenTheTimeWasOverIsTold() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openStripe(visit, id);
            visit.press("Card has insufficient funds");
        }
        assertThat(status(id)).isEqualTo("pending");
        checkout.setTimeLeft(id, Duration.ofSeconds(-1));
        checkout.sql("UPDATE attempt SET next_check_at = clock_timestamp() WHERE session_id = $1::text::uuid", id);
        until(() -> status(id).equals("declined"));
        until(() -> told(id, "payment.declined") == 1);
    }

    @Test
    void aDelayedPaymentCompletesWhenItsMoneyComes() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            openStripe(visit, id);
            visit.press("Pay by a delayed method");
            visit.awaitState("processing");
            stripe.asyncSucceed(atStripe(id).id());
            visit.awaitAt(checkout.shop().success());
        }
        assertPaidOnce(id);
    }

    @Test
    void whatCannotBePaidAtStripeIsRefusedWhenItIsAskedFor() {
        HttpResponse<Buffer> answer = checkout.gateway()
                .post(
                        "/api/checkout-sessions",
                        checkout.gateway().testKey,
                        checkout.shop().sessionBody().put("amount", 49));
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonObject detail = answer.bodyAsJsonObject()
                .getJsonObject("error")
                .getJsonArray("details")
                .getJsonObject(0);
        assertThat(detail.getString("param")).isEqualTo("amount");
        assertThat(detail.getString("message")).isEqualTo("must be at least 50 (0.50 USD)");
    }

    private static void openStripe(Visit visit, String id) {
        visit.open(checkout.page(id));
        visit.press(PAY);
        visit.awaitAt(stripe.url() + "/c/pay/");
    }

    /**
     * The payer has paid, and Stripe's answer, which sends him on, has not reached his browser.
     *
     * @return lets it
     */
    private static Runnable payAndStay(Visit visit) {
        List<Runnable> answers = new ArrayList<>();
        visit.page().route(stripe.url() + "/c/pay/**", route -> {
            APIResponse paid = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
            answers.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(paid)));
        });
        visit.button("Pay").evaluate("it => setTimeout(() => it.click())");
        visit.page().waitForCondition(() -> !answers.isEmpty());
        return answers.get(0);
    }

    private static StripeSession atStripe(String id) {
        return stripe.sessionByReference(id + "_1").get(0);
    }

    private static void assertPaidOnce(String id) {
        untilTold(id);
        assertThat(status(id)).isEqualTo("completed");
        assertThat(told(id, "payment.succeeded")).isEqualTo(1);
        assertThat(stripe.sessionByReference(id + "_1")).hasSize(1);
        JsonObject session = session(id);
        assertThat(session.getJsonObject("transaction").getString("gateway")).isEqualTo("stripe");
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
