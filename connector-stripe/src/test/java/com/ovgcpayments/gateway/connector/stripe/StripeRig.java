package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.Book;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.SettlementReading;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.connector.stripe.testing.SignedNotification;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble;
import com.ovgcpayments.gateway.connector.testkit.MemoryBook;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.settings.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Stripe connector at a double of Stripe, or at whatever else is said to be Stripe's API. */
final class StripeRig implements AutoCloseable {
    static final URI NOTIFICATIONS = URI.create("https://gateway.example/notifications/stripe");

    private final Vertx vertx = Vertx.vertx();
    private final StripeDouble stripe = StripeDouble.start(vertx);
    private final List<Standing> standings = new CopyOnWriteArrayList<>();
    private final Connector connector;

    private StripeRig(Map<String, Object> settings, Set<Mode> modes) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "testApiKey", stripe.testKey(),
                "apiKey", stripe.liveKey(),
                "webhookSecrets", stripe.webhookSecret(),
                "apiBase", stripe.url().toString(),
                "checkoutOrigins", stripe.url().toString()));
        all.putAll(settings);
        all.values().removeIf(""::equals);
        Book book = new MemoryBook();
        connector = new StripeProvider()
                .create(new ConnectorContext(
                        vertx,
                        Settings.read(StripeSettings.DECLARED, all),
                        modes,
                        "Stripe",
                        NOTIFICATIONS,
                        new ProcessorHttp(vertx),
                        book,
                        standings::add,
                        Clock.systemUTC()));
    }

    /** @param settings over those that fit the double; an empty text takes one away */
    static StripeRig with(Map<String, Object> settings) {
        return new StripeRig(settings, Set.of(Mode.TEST, Mode.LIVE));
    }

    static StripeRig start() {
        return with(Map.of());
    }

    static StripeRig testOnly() {
        return new StripeRig(Map.of(), Set.of(Mode.TEST));
    }

    Vertx vertx() {
        return vertx;
    }

    StripeDouble stripe() {
        return stripe;
    }

    Connector connector() {
        return connector;
    }

    /** What the connector told of its standing, unasked. */
    List<Standing> standings() {
        return List.copyOf(standings);
    }

    static Order order() {
        return order(new Money(2500, "USD"));
    }

    static Order order(Money price) {
        return new Order(UUID.randomUUID(), Mode.TEST, price, "payer@example.com", Instant.now());
    }

    /** What the engine would ask for one attempt. */
    record Order(UUID session, Mode mode, Money price, String email, Instant startedAt) {
        String reference() {
            return session + "_1";
        }

        Order startedAt(Instant at) {
            return new Order(session, mode, price, email, at);
        }

        Order in(Mode other) {
            return new Order(session, other, price, email, startedAt);
        }

        ConnectorRequest.Begin begin() {
            return new ConnectorRequest.Begin(
                    session,
                    reference(),
                    mode,
                    price,
                    email,
                    "A book",
                    startedAt,
                    startedAt.plusSeconds(1800),
                    URI.create("https://gateway.example/checkout/" + session + "/return"),
                    URI.create("https://gateway.example/checkout/" + session + "/cancel"));
        }

        ConnectorRequest.Fetch fetch(Optional<String> processorRef) {
            return new ConnectorRequest.Fetch(reference(), mode, price, startedAt, processorRef);
        }

        ConnectorRequest.Cancel cancel(Optional<String> processorRef) {
            return new ConnectorRequest.Cancel(reference(), mode, price, startedAt, processorRef);
        }
    }

    Outcome begin(Order order) {
        return connector.begin(order.begin()).await();
    }

    /** Begins and expects the page; answers Stripe's id of the session. */
    String open(Order order) {
        return ((Outcome.Redirect) begin(order)).processorRef();
    }

    Outcome fetch(Order order, String id) {
        return connector.fetch(order.fetch(Optional.of(id))).await();
    }

    Outcome find(Order order) {
        return connector.fetch(order.fetch(Optional.empty())).await();
    }

    Outcome cancel(Order order, String id) {
        return connector.cancel(order.cancel(Optional.of(id))).await();
    }

    /** Opens, pays, and answers Stripe's id of the payment. */
    String pay(Order order) {
        String id = open(order);
        stripe.pay(id);
        return payment(id);
    }

    String payment(String session) {
        return stripe.paymentIntent(session).orElseThrow().id();
    }

    static ConnectorRequest.Refund refund(Order order, String payment, long amount) {
        return refund(order, payment, amount, Instant.now());
    }

    static ConnectorRequest.Refund refund(Order order, String payment, long amount, Instant requestedAt) {
        return new ConnectorRequest.Refund(
                "re_" + UUID.randomUUID(),
                order.reference(),
                order.mode(),
                payment,
                order.price(),
                new Money(amount, order.price().currency()),
                requestedAt);
    }

    RefundOutcome refund(ConnectorRequest.Refund refund) {
        return connector.refund(refund).await();
    }

    RefundOutcome fetchRefund(ConnectorRequest.Refund refund, Optional<String> id) {
        return connector
                .fetchRefund(new ConnectorRequest.FetchRefund(refund, id))
                .await();
    }

    SettlementReading settlement(Order order, String payment) {
        return connector
                .settlement(new ConnectorRequest.Settlement(order.reference(), order.mode(), payment, order.price()))
                .await();
    }

    MovementsReading movements(Instant from, Instant to, Optional<String> cursor) {
        return connector
                .movements(new ConnectorRequest.Movements(Mode.TEST, from, to, cursor))
                .await();
    }

    NotificationReading read(SignedNotification notification) {
        Map<String, String> headers = new HashMap<>();
        notification.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return connector
                .notification(new ConnectorRequest.Notification(
                        headers, "", Buffer.buffer(notification.body()), Instant.now()))
                .await();
    }

    @Override
    public void close() {
        connector.stop().await();
        stripe.close();
        vertx.close().await();
    }
}
