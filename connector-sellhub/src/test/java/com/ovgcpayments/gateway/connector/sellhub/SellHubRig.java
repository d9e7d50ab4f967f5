package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.Book;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubDouble;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubEvent;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubInvoice;
import com.ovgcpayments.gateway.connector.sellhub.testing.SignedNotification;
import com.ovgcpayments.gateway.connector.testkit.MemoryBook;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SellHub connector at a double of SellHub, or at whatever else is said to be SellHub. */
final class SellHubRig implements AutoCloseable {
    static final URI NOTIFICATIONS = URI.create("https://gateway.example/notifications/sellhub");
    static final Money PRICE = new Money(2500, "USD");

    private final Vertx vertx;
    private final SellHubDouble sellhub;
    private final MovableClock clock;
    private final List<Standing> standings = new CopyOnWriteArrayList<>();
    private final Book book;
    private final Map<String, Object> settings;
    private final Connector connector;

    private SellHubRig(Vertx vertx, SellHubDouble sellhub, MovableClock clock, Book book, Map<String, Object> more) {
        this.vertx = vertx;
        this.sellhub = sellhub;
        this.clock = clock;
        this.book = book;
        this.settings = new HashMap<>(Map.of(
                "apiKey", sellhub.apiKey(),
                "storeUrl", sellhub.storeUrl().toString(),
                "dashBaseUrl", sellhub.dashUrl().toString(),
                "priceStrategy", "product-per-amount",
                "webhook.secrets", sellhub.webhookSecret(),
                "timeout", "PT2S"));
        settings.putAll(more);
        settings.values().removeIf(""::equals);
        this.connector = new SellHubProvider()
                .create(new ConnectorContext(
                        vertx,
                        Settings.read(SellHubSettings.DECLARED, settings),
                        Set.of(Mode.TEST, Mode.LIVE),
                        "SellHub",
                        NOTIFICATIONS,
                        new ProcessorHttp(vertx),
                        book,
                        standings::add,
                        clock));
    }

    /** That of the connector and of the double alike. */
    private static final class MovableClock extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** @param settings over those that fit the double; an empty text takes one away */
    static SellHubRig with(Map<String, Object> settings) {
        Vertx vertx = Vertx.vertx();
        MovableClock clock = new MovableClock();
        return new SellHubRig(vertx, SellHubDouble.start(vertx, clock), clock, new MemoryBook(), settings);
    }

    static SellHubRig start() {
        return with(Map.of());
    }

    /** Another instance of the gateway: the same SellHub and database, perhaps with another configuration. */
    SellHubRig beside(Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(others);
        return new SellHubRig(vertx, sellhub, clock, book, all);
    }

    SellHubDouble sellhub() {
        return sellhub;
    }

    Connector connector() {
        return connector;
    }

    /** What the connector told of its standing, unasked. */
    List<Standing> standings() {
        return List.copyOf(standings);
    }

    Instant now() {
        return clock.instant();
    }

    void passes(Duration time) {
        clock.now = clock.now.plus(time);
    }

    Order order() {
        return order(PRICE);
    }

    Order order(Money price) {
        return new Order(UUID.randomUUID(), price, now());
    }

    /** What the engine would ask for one attempt. */
    record Order(UUID session, Money price, Instant startedAt) {
        String reference() {
            return session + "_1";
        }

        ConnectorRequest.Begin begin() {
            return new ConnectorRequest.Begin(
                    session,
                    reference(),
                    Mode.LIVE,
                    price,
                    "payer@example.com",
                    "A book",
                    startedAt,
                    startedAt.plusSeconds(1800),
                    URI.create("https://gateway.example/checkout/" + session + "/return"),
                    URI.create("https://gateway.example/checkout/" + session + "/cancel"));
        }

        ConnectorRequest.Fetch fetch(Optional<String> processorRef) {
            return new ConnectorRequest.Fetch(reference(), Mode.LIVE, price, startedAt, processorRef);
        }
    }

    Outcome begin(Order order) {
        return connector.begin(order.begin()).await();
    }

    /** Begins and expects the page; answers SellHub's id of the checkout. */
    String open(Order order) {
        return ((Outcome.Redirect) begin(order)).processorRef();
    }

    Outcome fetch(Order order, String session) {
        return connector.fetch(order.fetch(Optional.of(session))).await();
    }

    /** What is told as captured. */
    List<Outcome.Capture> captures(Order order, String session) {
        return ((Outcome.Succeeded) fetch(order, session)).captures();
    }

    /** The event of an invoice that was just paid, signed as the double signs. */
    SignedNotification event(SellHubInvoice invoice) {
        List<SellHubEvent> events = sellhub.eventsOf(invoice.id());
        return sellhub.signed(events.get(events.size() - 1), now());
    }

    NotificationReading read(SignedNotification notification) {
        return reading(notification).await();
    }

    Future<NotificationReading> reading(SignedNotification notification) {
        Map<String, String> headers = new HashMap<>();
        notification.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return connector.notification(
                new ConnectorRequest.Notification(headers, "", Buffer.buffer(notification.body()), now()));
    }

    @Override
    public void close() {
        connector.stop().await();
        sellhub.close();
        vertx.close().await();
    }
}
