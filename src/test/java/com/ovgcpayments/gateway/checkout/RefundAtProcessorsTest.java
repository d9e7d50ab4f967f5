package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubDouble;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubVariant;
import com.ovgcpayments.gateway.connector.stripe.testing.RefundOutcome;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDispute;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way of a refund at doubles of Stripe, which makes it, and of SellHub, where a person does. */
class RefundAtProcessorsTest {
    private static final int MOST_LOOKS = 3_000;

    private static Vertx vertx;
    private static SellHubDouble sellhub;
    private static StripeDouble stripe;
    private static Checkout checkout;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        sellhub = SellHubDouble.start(vertx);
        stripe = StripeDouble.start(vertx);
        SellHubVariant variant = sellhub.addProduct(new BigDecimal("25.00"), "usd", false);
        checkout = Checkout.start(
                "connectors.sandbox.enabled=false",
                "routing.order=stripe,sellhub",
                "connectors.sellhub.apiKey=" + sellhub.apiKey(),
                "connectors.sellhub.storeUrl=" + sellhub.storeUrl(),
                "connectors.sellhub.dashBaseUrl=" + sellhub.dashUrl(),
                "connectors.sellhub.webhook.secrets=" + sellhub.webhookSecret(),
                "connectors.sellhub.variants=2500:USD:" + variant.productId() + ":" + variant.id(),
                "connectors.stripe.testApiKey=" + stripe.testKey(),
                "connectors.stripe.webhookSecrets=" + stripe.webhookSecret(),
                "connectors.stripe.apiBase=" + stripe.url(),
                "connectors.stripe.checkoutOrigins=" + stripe.url());
        String notifications = checkout.gateway().apiUrl() + "/notifications/";
        stripe.notifyTo(URI.create(notifications + "stripe"));
        sellhub.notifyTo(URI.create(notifications + "sellhub"));
    }

    @AfterAll
    static void stop() {
        checkout.close();
        sellhub.close();
        stripe.close();
        vertx.close().await();
    }

    @Test
    void stripeMakesARefund() {
        String session = paidAtStripe();
        String refund = refund(session, new JsonObject().put("amount", 1000)).getString("id");
        until(() -> status(refund).equals("succeeded"));
        assertThat(stripe.refunds().stream().filter(each -> each.paymentIntent().equals(payment(session))))
                .singleElement()
                .satisfies(made -> assertThat(made.amount()).isEqualTo(1000));
        stripe.idle().await();
        settle(session);
        assertThat(rows("SELECT id::text FROM refund r WHERE " + OF_SESSION, session))
                .hasSize(1);
    }

    @Test
    void whatStripeTakesBackIsPostedBack() {
        String session = paidAtStripe();
        String refund = refund(session, new JsonObject().put("amount", 1000)).getString("id");
        until(() -> status(refund).equals("succeeded"));
        String made = stripe.refunds().stream()
                .filter(each -> each.paymentIntent().equals(payment(session)))
                .findFirst()
                .orElseThrow()
                .id();
        stripe.failRefund(made, "lost_or_stolen_card");
        until(() -> status(refund).equals("failed"));
        assertThat(session(session).getInteger("amount_refunded")).isZero();
        assertThat(events(session)).contains("refund.created", "refund.succeeded", "refund.failed");
    }

    @Test
    void whatStripeRefusesFails() {
        String session = paidAtStripe();
        stripe.nextRefund(RefundOutcome.BALANCE_INSUFFICIENT);
        JsonObject refund = refund(session, new JsonObject());
        until(() -> status(refund.getString("id")).equals("failed"));
        assertThat(read(refund.getString("id")).getString("failure_reason")).isEqualTo("balance_insufficient");
    }

    @Test
    void whatIsRefundedAtStripesDashboardIsImportedOnce() {
        String session = paidAtStripe();
        stripe.sendTwice(true);
        stripe.refundAtDashboard(payment(session), 700);
        until(() -> session(session).getInteger("amount_refunded") == 700);
        stripe.idle().await();
        stripe.sendTwice(false);
        settle(session);
        assertThat(rows("SELECT r.origin::text FROM refund r WHERE " + OF_SESSION, session))
                .containsExactly("processor");
        assertThat(events(session)).contains("refund.created");
        assertThat(refund(session, new JsonObject()).getInteger("amount")).isEqualTo(1800);
    }

    @Test
    void aDisputeAtStripeTakesFromAvailableAndGivesBack() {
        String session = paidAtStripe();
        stripe.settle(payment(session));
        StripeDispute dispute = stripe.dispute(payment(session));
        until(() -> rows("SELECT funds::text FROM dispute r WHERE " + OF_SESSION, session)
                .equals(List.of("withdrawn")));
        assertThat(postRefund(session, new JsonObject()).statusCode()).isEqualTo(409);
        stripe.closeDispute(dispute.id(), StripeDispute.Status.WON);
        until(() -> rows("SELECT state || ' ' || funds FROM dispute r WHERE " + OF_SESSION, session)
                .equals(List.of("won reinstated")));
        until(() -> events(session).contains("dispute.closed"));
    }

    @Test
    void atSellHubAPersonRefundsThenConfirms() {
        String session = paidAtSellHub();
        String operator = operatorKey();
        String refund = refund(session, new JsonObject().put("amount", 900)).getString("id");
        JsonObject waiting = waiting(operator, refund);
        assertThat(waiting.getString("reason")).contains("refund it at sellhub, then confirm");
        assertThat(status(refund)).isEqualTo("pending");
        assertThat(resolve(operator, refund, "retry").statusCode()).isEqualTo(409);
        assertThat(resolve("", refund, "succeeded").statusCode()).isEqualTo(401);
        assertThat(resolve(operator, refund, "nonsense").statusCode()).isEqualTo(400);
        assertThat(resolve(operator, "re_1", "succeeded").statusCode()).isEqualTo(404);
        assertThat(resolve(operator, refund, "succeeded").statusCode()).isEqualTo(200);
        assertThat(status(refund)).isEqualTo("succeeded");
        assertThat(resolve(operator, refund, "failed").statusCode()).isEqualTo(409);
        assertThat(events(session)).contains("refund.created", "refund.succeeded");
    }

    @Test
    void orRejects() {
        String session = paidAtSellHub();
        String operator = operatorKey();
        String refund = refund(session, new JsonObject()).getString("id");
        waiting(operator, refund);
        assertThat(session(session).getInteger("amount_refunded")).isEqualTo(2500);
        assertThat(resolve(operator, refund, "failed").statusCode()).isEqualTo(200);
        assertThat(status(refund)).isEqualTo("failed");
        assertThat(session(session).getInteger("amount_refunded")).isZero();
        assertThat(events(session)).contains("refund.created", "refund.failed");
        assertThat(rows(
                        "SELECT p.kind::text FROM posting p JOIN refund r ON r.id = p.source WHERE " + OF_SESSION,
                        session))
                .containsExactlyInAnyOrder("refund", "refund_reversal");
    }

    private static final String OF_SESSION =
            "r.transaction_id = (SELECT id FROM payment_transaction WHERE session_id = $1::text::uuid)";

    private static String paidAtStripe() {
        String session = opened("stripe");
        stripe.pay(stripe.sessionByReference(session + "_1").get(0).id());
        until(() -> session(session).getString("status").equals("completed"));
        return session;
    }

    private static String paidAtSellHub() {
        String session = opened("sellhub");
        sellhub.pay(sellhub.sessionsByReturnUrl(session).get(0).id());
        until(() -> session(session).getString("status").equals("completed"));
        return session;
    }

    private static String opened(String connector) {
        String session = checkout.session();
        gateway()
                .client()
                .postAbs(checkout.page(session) + "/pay")
                .followRedirects(false)
                .sendForm(MultiMap.caseInsensitiveMultiMap().add("connector", connector))
                .await();
        return session;
    }

    private static String payment(String session) {
        String id = stripe.sessionByReference(session + "_1").get(0).id();
        return stripe.paymentIntent(id).orElseThrow().id();
    }

    /** Whatever was told of it has been asked about. */
    private static void settle(String session) {
        until(() -> rows(
                        "SELECT id::text FROM reversal_check r WHERE next_check_at <= now() + interval '1 hour' AND id ="
                                + " (SELECT id FROM payment_transaction WHERE session_id = $1::text::uuid)",
                        session)
                .isEmpty());
    }

    private static GatewayFixture gateway() {
        return checkout.gateway();
    }

    private static HttpResponse<Buffer> postRefund(String session, JsonObject body) {
        return gateway().post("/api/checkout-sessions/" + session + "/refunds", gateway().testKey, body);
    }

    private static JsonObject refund(String session, JsonObject body) {
        HttpResponse<Buffer> answer = postRefund(session, body);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
        return answer.bodyAsJsonObject().getJsonObject("data");
    }

    private static JsonObject read(String refund) {
        return gateway()
                .get("/api/refunds/" + refund, gateway().testKey)
                .bodyAsJsonObject()
                .getJsonObject("data");
    }

    private static String status(String refund) {
        return read(refund).getString("status");
    }

    private static JsonObject session(String id) {
        return gateway()
                .get("/api/checkout-sessions/" + id, gateway().testKey)
                .bodyAsJsonObject()
                .getJsonObject("data");
    }

    private static String operatorKey() {
        return new OperatorKeys(gateway().owner())
                .create("Ada", Deed.byCommand())
                .await()
                .text();
    }

    private static JsonObject waiting(String operator, String refund) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            for (Object each : gateway()
                    .get(gateway().opsUrl() + "/operator/refunds?state=operator", operator)
                    .bodyAsJsonObject()
                    .getJsonArray("data")) {
                if (((JsonObject) each).getString("id").equals(refund)) {
                    return (JsonObject) each;
                }
            }
            vertx.timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("the refund does not wait for an operator");
    }

    private static HttpResponse<Buffer> resolve(String operator, String refund, String as) {
        return gateway()
                .post(
                        gateway().opsUrl() + "/operator/refunds/" + refund + "/resolve",
                        operator,
                        new JsonObject().put("as", as).put("reason", "seen at the processor"));
    }

    private static List<String> events(String session) {
        return rows("SELECT type FROM event WHERE body LIKE '%' || $1::text || '%' ORDER BY id", session);
    }

    private static List<String> rows(String sql, String session) {
        return StreamSupport.stream(
                        gateway().owner().query(sql, session).await().spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }

    private static void until(BooleanSupplier condition) {
        for (int i = 0; !condition.getAsBoolean(); i++) {
            if (i == MOST_LOOKS) {
                throw new AssertionError("it did not come to that");
            }
            vertx.timer(20, TimeUnit.MILLISECONDS).await();
        }
    }
}
