package com.ovgcpayments.gateway.connector.stripe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events, how they are signed, and how they are sent. */
class StripeNotificationsTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<SignedNotification> received = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ConcurrentLinkedDeque<>();
    private StripeDouble stripe;
    private RawStripe raw;

    @BeforeEach
    void start() {
        stripe = StripeDouble.start(vertx);
        raw = RawStripe.of(stripe);
        HttpServer receiver = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(new SignedNotification(
                            java.util.Map.of(
                                    StripeSignature.HEADER, String.valueOf(request.getHeader(StripeSignature.HEADER))),
                            body.toString()));
                    Integer status = answers.poll();
                    request.response()
                            .setStatusCode(status == null ? 200 : status)
                            .end();
                }))
                .listen(0, "127.0.0.1")
                .await();
        stripe.notifyTo(URI.create("http://127.0.0.1:" + receiver.actualPort() + "/hook"));
    }

    @AfterEach
    void stop() {
        stripe.close();
        vertx.close().await();
    }

    private List<String> types() {
        stripe.idle().timeout(20, TimeUnit.SECONDS).await();
        return received.stream()
                .map(each -> new JsonObject(each.body()).getString("type"))
                .toList();
    }

    private Event verified(SignedNotification notification, String secret) throws SignatureVerificationException {
        return Webhook.constructEvent(
                notification.body(), notification.headers().getOrDefault(StripeSignature.HEADER, ""), secret);
    }

    @Test
    void tellsOfAPaymentSoThatStripesClientUnderstands() throws SignatureVerificationException {
        stripe.eventVersion(Stripe.API_VERSION);
        String id = raw.session();
        stripe.pay(id);

        assertThat(types())
                .containsExactly(
                        "payment_intent.created",
                        "charge.succeeded",
                        "payment_intent.succeeded",
                        "checkout.session.completed");
        Event event = verified(received.get(3), stripe.webhookSecret());
        assertThat(event.getLivemode()).isFalse();
        assertThat(event.getApiVersion()).isEqualTo(Stripe.API_VERSION);
        Session session =
                (Session) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(session.getId()).isEqualTo(id);
        assertThat(session.getPaymentStatus()).isEqualTo("paid");
    }

    @Test
    void signsSoThatForgeriesFail() throws SignatureVerificationException {
        stripe.pay(raw.session());
        StripeEvent event = stripe.events("checkout.session.completed").get(0);
        SignedNotification good = stripe.signed(event, Instant.now());
        SignedNotification old = stripe.signed(event, Instant.now().minusSeconds(400));
        SignedNotification altered =
                new SignedNotification(good.headers(), good.body().replace("2500", "1"));

        assertThat(verified(good, stripe.webhookSecret()).getId()).isEqualTo(event.id());
        assertThatThrownBy(() -> verified(old, stripe.webhookSecret()))
                .isInstanceOf(SignatureVerificationException.class);
        assertThatThrownBy(() -> verified(altered, stripe.webhookSecret()))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void signsWithOldAndNewSecretsWhileRolling() throws SignatureVerificationException {
        String before = stripe.webhookSecret();
        String after = stripe.rollWebhookSecret();
        stripe.pay(raw.session());
        SignedNotification rolled = stripe.signed(stripe.events().get(0), Instant.now());

        assertThat(rolled.headers().get(StripeSignature.HEADER)).matches("t=\\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}");
        assertThat(verified(rolled, before).getId())
                .isEqualTo(verified(rolled, after).getId());
    }

    @Test
    void triesAgainWhatWasNotTaken() {
        answers.addAll(List.of(500, 302));
        stripe.expire(raw.session());

        assertThat(types())
                .containsExactly("checkout.session.expired", "checkout.session.expired", "checkout.session.expired");
    }

    @Test
    void holdsReversesDoublesAndLoses() {
        stripe.hold();
        stripe.pay(raw.session());
        assertThat(types()).isEmpty();
        stripe.sendTwice(true);
        stripe.releaseReversed();
        assertThat(types())
                .hasSize(8)
                .startsWith("checkout.session.completed", "checkout.session.completed", "payment_intent.succeeded");

        stripe.sendTwice(false);
        stripe.hold();
        String lost = raw.session();
        stripe.expire(lost);
        stripe.drop();
        assertThat(types()).hasSize(8);
        stripe.send(stripe.events("checkout.session.expired").get(0));
        assertThat(types()).hasSize(9);
    }

    @Test
    void tellsOfDelayedResults() {
        String good = raw.session();
        stripe.payLater(good);
        stripe.asyncSucceed(good);
        String bad = raw.session();
        stripe.payLater(bad);
        stripe.asyncFail(bad);

        assertThat(object("checkout.session.completed", 0).getString("payment_status"))
                .isEqualTo("unpaid");
        assertThat(object("checkout.session.async_payment_succeeded", 0).getString("payment_status"))
                .isEqualTo("paid");
        assertThat(object("checkout.session.async_payment_failed", 0).getString("payment_status"))
                .isEqualTo("unpaid");
        assertThat(object("payment_intent.payment_failed", 0)
                        .getJsonObject("last_payment_error")
                        .getString("decline_code"))
                .isEqualTo("generic_decline");
    }

    @Test
    void carriesMetadataToTheChargeOnly() {
        String intent = stripe.pay(raw.session()).paymentIntent().orElseThrow();
        stripe.settle(intent);
        stripe.refundAtDashboard(intent, 500);
        StripeDispute dispute = stripe.dispute(intent);

        assertThat(object("charge.updated", 0).getJsonObject("metadata").getString("attempt"))
                .isEqualTo("ses_1_1");
        assertThat(object("charge.updated", 0).getString("balance_transaction")).startsWith("txn_");
        assertThat(object("charge.refunded", 0).getLong("amount_refunded")).isEqualTo(500);
        assertThat(object("refund.created", 0).getJsonObject("metadata")).isEmpty();
        assertThat(object("refund.created", 0).getString("payment_intent")).isEqualTo(intent);
        assertThat(object("charge.dispute.created", 0).getJsonObject("metadata"))
                .isEmpty();
        assertThat(object("charge.dispute.created", 0).getString("charge")).isEqualTo(dispute.charge());
    }

    private JsonObject object(String type, int position) {
        return new JsonObject(stripe.events(type).get(position).body())
                .getJsonObject("data")
                .getJsonObject("object");
    }
}
