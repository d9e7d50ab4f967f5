package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeBalanceTransaction;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDispute;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeEvent;
import com.ovgcpayments.gateway.connector.stripe.testing.StripePaymentIntent;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeSession;
import com.ovgcpayments.gateway.connector.testkit.ProcessorDouble;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stripe's double, as the contract wants to have it. */
final class StripeProcessor implements ProcessorDouble {
    private final StripeDouble stripe;

    StripeProcessor(Vertx vertx) {
        stripe = StripeDouble.start(vertx);
    }

    @Override
    public URI api() {
        return stripe.url();
    }

    @Override
    public Map<String, Object> settings(URI api) {
        return Map.of(
                "testApiKey", stripe.testKey(),
                "webhookSecrets", stripe.webhookSecret(),
                "apiBase", api.toString(),
                "checkoutOrigins", stripe.url().toString(),
                "timeouts.connect", "PT1S",
                "timeouts.read", "PT1.5S");
    }

    @Override
    public Map<String, Object> settingsWithWrongCredentials(URI api) {
        Map<String, Object> wrong = new HashMap<>(settings(api));
        wrong.put("testApiKey", "sk_test_wrong");
        return wrong;
    }

    @Override
    public String idempotencyHeader() {
        return "Idempotency-Key";
    }

    @Override
    public Set<String> secrets() {
        return Set.of(stripe.testKey(), stripe.webhookSecret());
    }

    @Override
    public void pay(URI page) {
        StripeSession session = session(page);
        if (session.status() == StripeSession.Status.OPEN) {
            stripe.pay(session.id());
        }
    }

    @Override
    public void decline(URI page) {
        stripe.decline(session(page).id(), "generic_decline");
    }

    @Override
    public boolean staysOpenAfterDecline() {
        return true;
    }

    @Override
    public void expire(String reference) {
        sessions(reference)
                .filter(session -> session.status() == StripeSession.Status.OPEN)
                .forEach(session -> stripe.expire(session.id()));
    }

    @Override
    public Settled settle(String reference) {
        String payment = payment(reference).orElseThrow().id();
        StripeBalanceTransaction booked = stripe.settle(payment);
        stripe.makeAvailable(payment);
        try {
            return new Settled(
                    money(booked.amount(), booked.currency()),
                    StripeMoney.minor(booked.fee(), StripeMoney.currency(booked.currency())));
        } catch (UnfitAnswer e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Booked refundElsewhere(String reference) {
        StripePaymentIntent payment = payment(reference).orElseThrow();
        com.ovgcpayments.gateway.connector.stripe.testing.StripeRefund made =
                stripe.refundAtDashboard(payment.id(), payment.amount());
        return new Booked(made.id(), money(made.amount(), made.currency()));
    }

    @Override
    public Booked dispute(String reference) {
        StripeDispute dispute = stripe.dispute(payment(reference).orElseThrow().id());
        return new Booked(dispute.id(), money(dispute.amount(), dispute.currency()));
    }

    @Override
    public void closeDispute(String reference, boolean won) {
        String payment = payment(reference).orElseThrow().id();
        String dispute = stripe.disputes().stream()
                .filter(each -> each.paymentIntent().equals(payment))
                .findFirst()
                .orElseThrow()
                .id();
        stripe.closeDispute(dispute, won ? StripeDispute.Status.WON : StripeDispute.Status.LOST);
    }

    @Override
    public void book(String reference) {
        stripe.settle(payment(reference).orElseThrow().id());
    }

    @Override
    public List<String> payments(String reference) {
        return sessions(reference).map(StripeSession::id).toList();
    }

    @Override
    public List<Booked> captures(String reference) {
        Optional<String> payment = payment(reference).map(StripePaymentIntent::id);
        return stripe.charges().stream()
                .filter(charge -> Optional.of(charge.paymentIntent()).equals(payment))
                .map(charge -> new Booked(charge.paymentIntent(), money(charge.amount(), charge.currency())))
                .toList();
    }

    @Override
    public List<Booked> refunds(String refundId) {
        return stripe.refunds().stream()
                .filter(refund -> Objects.equals(refund.metadata().get(StripeConnector.REFUND), refundId))
                .map(refund -> new Booked(refund.id(), money(refund.amount(), refund.currency())))
                .toList();
    }

    @Override
    public List<Buffer> events(String reference) {
        return stripe.events().stream()
                .filter(event -> event.body().contains(reference))
                .map(event -> Buffer.buffer(event.body()))
                .toList();
    }

    @Override
    public Buffer foreignEvent() {
        StripeEvent event = stripe.events("checkout.session.completed").get(0);
        JsonObject body = new JsonObject(event.body());
        body.getJsonObject("data")
                .getJsonObject("object")
                .put("client_reference_id", "invoice 7")
                .put("metadata", new JsonObject());
        return body.toBuffer();
    }

    @Override
    public Map<String, String> sign(Buffer body, Instant at) {
        return signed(body, at, stripe.webhookSecret());
    }

    @Override
    public Map<String, String> signWithAnotherSecret(Buffer body, Instant at) {
        return signed(body, at, "whsec_another");
    }

    @Override
    public void close() {
        stripe.close();
    }

    private static Map<String, String> signed(Buffer body, Instant at, String secret) {
        String header = StripeDouble.signed(body.toString(), at, List.of(secret))
                .headers()
                .get("Stripe-Signature");
        return Map.of("Stripe-Signature", Objects.requireNonNull(header));
    }

    private StripeSession session(URI page) {
        String path = page.getPath();
        return stripe.session(path.substring(path.lastIndexOf('/') + 1));
    }

    private Stream<StripeSession> sessions(String reference) {
        return stripe.sessionByReference(reference).stream();
    }

    private Optional<StripePaymentIntent> payment(String reference) {
        return sessions(reference)
                .flatMap(session -> stripe.paymentIntent(session.id()).stream())
                .findFirst();
    }

    private static Money money(long amount, String currency) {
        try {
            return StripeMoney.ofStripe(amount, currency);
        } catch (UnfitAnswer e) {
            throw new AssertionError(e);
        }
    }
}
