package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.Book;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.DurableBook;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A sandbox as a gateway runs it: deployed, asked over the event bus, with a Vert.x of its own as a process has. */
final class Instance implements AutoCloseable {
    static final TestDatabase DATABASE = TestDatabase.create();
    static final Money PRICE = new Money(2500, "USD");
    static final String EMAIL = "payer@example.com";
    static final URI RETURN_URL = URI.create("https://gateway.example/checkout/1/return");
    static final URI CANCEL_URL = URI.create("https://gateway.example:8443/checkout/1/cancel?a=1&b=2");
    static final URI NOBODY = URI.create("http://127.0.0.1:1/");

    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final Duration API_TIMEOUT = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final Connectors connectors = new Connectors(vertx, List.of(SandboxProvider.NAME));
    private final Book book;
    private String deployment = "";

    private Instance(String bookName) {
        this.book = new DurableBook(Database.open(vertx, DATABASE.application(), 4), bookName);
    }

    /** How an instance is to be started. */
    record Plan(String book, Map<String, Object> settings, URI notifications, Clock clock, Duration apiTimeout) {
        static Plan fresh() {
            return new Plan(UUID.randomUUID().toString(), Map.of(), NOBODY, Clock.systemUTC(), API_TIMEOUT);
        }

        Plan with(Map<String, Object> newSettings) {
            return new Plan(book, newSettings, notifications, clock, apiTimeout);
        }

        Plan notifying(URI target) {
            return new Plan(book, settings, target, clock, apiTimeout);
        }

        Plan at(Clock newClock) {
            return new Plan(book, settings, notifications, newClock, apiTimeout);
        }

        Plan waiting(Duration newTimeout) {
            return new Plan(book, settings, notifications, clock, newTimeout);
        }

        ConnectorContext context(Vertx vertx, Book ownBook) {
            return new ConnectorContext(
                    vertx,
                    Settings.read(new SandboxProvider().settings(), settings),
                    Set.of(Mode.TEST, Mode.LIVE),
                    "Sandbox",
                    notifications,
                    new ProcessorHttp(vertx),
                    ownBook,
                    standing -> {},
                    clock);
        }

        Instance start() {
            Instance instance = new Instance(book);
            ConnectorContext context = context(instance.vertx, instance.book);
            SandboxConnector connector = new SandboxConnector(
                    context, SandboxSettings.of(context.settings()), apiTimeout, UnaryOperator.identity());
            instance.deployment = instance.vertx
                    .deployVerticle(new ConnectorVerticle(connector))
                    .await();
            instance.connectors.discover(BUDGET).await();
            return instance;
        }
    }

    Book book() {
        return book;
    }

    ConnectorDescriptor descriptor() {
        return connectors.find(SandboxProvider.NAME).orElseThrow();
    }

    String origin() {
        return descriptor().capabilities().redirectOrigins().iterator().next();
    }

    Outcome begin(String reference) {
        return begin(order(reference));
    }

    Outcome begin(ConnectorRequest.Begin request) {
        return connectors.begin(SandboxProvider.NAME, request, BUDGET).await();
    }

    /** Begins and expects the page. */
    URI open(String reference) {
        return open(order(reference));
    }

    URI open(ConnectorRequest.Begin request) {
        return ((Outcome.Redirect) begin(request)).url();
    }

    Outcome fetch(String reference) {
        return connectors
                .fetch(
                        SandboxProvider.NAME,
                        new ConnectorRequest.Fetch(reference, Mode.TEST, PRICE, Instant.now(), Optional.empty()),
                        BUDGET)
                .await();
    }

    Outcome cancel(String reference, Optional<String> processorRef) {
        return connectors
                .cancel(
                        SandboxProvider.NAME,
                        new ConnectorRequest.Cancel(reference, Mode.TEST, PRICE, Instant.now(), processorRef),
                        BUDGET)
                .await();
    }

    RefundOutcome refund(ConnectorRequest.Refund request) {
        return refunding(request).await();
    }

    Future<RefundOutcome> refunding(ConnectorRequest.Refund request) {
        return connectors.refund(SandboxProvider.NAME, request, BUDGET);
    }

    RefundOutcome fetchRefund(ConnectorRequest.Refund request) {
        return connectors
                .fetchRefund(SandboxProvider.NAME, new ConnectorRequest.FetchRefund(request, Optional.empty()), BUDGET)
                .await();
    }

    /** All of a capture. */
    static ConnectorRequest.Refund refund(String id, String reference, Outcome.Capture capture) {
        return new ConnectorRequest.Refund(
                id, reference, Mode.TEST, capture.processorRef(), capture.money(), capture.money(), Instant.EPOCH);
    }

    NotificationReading notification(ConnectorRequest.Notification request) {
        return connectors.notification(SandboxProvider.NAME, request, BUDGET).await();
    }

    boolean reachable() {
        return connectors.ping(SandboxProvider.NAME, BUDGET).await().standings().stream()
                .allMatch(standing -> standing.state() == Standing.State.READY);
    }

    static ConnectorRequest.Begin order(String reference) {
        return order(reference, Mode.TEST, "A book", Instant.now().plus(Duration.ofMinutes(30)));
    }

    static ConnectorRequest.Begin order(String reference, Mode mode, String title, Instant expiresAt) {
        return new ConnectorRequest.Begin(
                new UUID(0, 1), reference, mode, PRICE, EMAIL, title, Instant.EPOCH, expiresAt, RETURN_URL, CANCEL_URL);
    }

    @Override
    public void close() {
        vertx.undeploy(deployment).await();
        vertx.close().await();
    }
}
